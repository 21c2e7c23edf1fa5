using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MlpGen.CompilerServices;
using MlpGen.Int8;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Int8;

/// <summary>Every kind of instructions computes the bits that the definition demands.</summary>
public sealed class InstructionTests
{
    private static readonly int[][] s_shapes =
    [
        [1, 1], [3, 5, 2], [4, 16, 4], [17, 33, 9], [64, 32, 10], [31, 8, 8, 1], [100, 130, 67], .. Depth.Choose<int[][]>([], [[784, 128, 10], [256, 512, 512, 256]]),
    ];

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    private static IEnumerable<Instructions> Supported => Enum.GetValues<Instructions>().Where(InstructionChoice.IsSupported);

    [Theory]
    [InlineData(Activation.Relu, Activation.Identity)]
    [InlineData(Activation.Identity, Activation.Relu)]
    public void The_bits_are_those_of_the_definition(Activation hidden, Activation output)
    {
        foreach (int[] sizes in s_shapes)
        {
            // A large spread gives the inputs scales of their own.
            foreach (bool isUneven in new[] { false, true })
            {
                AnyNetwork network = new(sizes, hidden, output, seed: 4);
                float[] rows = network.Rows(20, seed: 5), calibration = network.Rows(50, seed: 6);
                if (isUneven)
                    network.Spread(rows, calibration);
                Int8Network quantized = Int8Twin.Create(network, calibration);
                Assert.True(!isUneven || sizes[0] == 1 || quantized.Layers[0].InputScales.Length > 1);
                float[] expected = [.. Enumerable.Range(0, 20).SelectMany(row => Oracle.Forward(quantized, rows.AsSpan(row * sizes[0], sizes[0])))];
                foreach (Instructions instructions in Supported)
                    AssertSame(expected, Run(quantized, instructions, rows), $"{instructions}, {string.Join('-', sizes)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void All_instructions_and_numbers_of_rows_give_the_same_bits(Activation activation)
    {
        foreach (int[] sizes in s_shapes)
        {
            AnyNetwork network = new(sizes, activation == Activation.Softmax ? Activation.Swish : activation, activation, seed: 2, scale: 2);
            Int8Network quantized = network.Quantized();
            float[] rows = network.Rows(11, seed: 3), expected = Run(quantized, Instructions.Plain, rows);
            Assert.All(expected, output => Assert.True(float.IsFinite(output)));
            foreach (Instructions instructions in Supported)
            {
                AssertSame(expected, Run(quantized, instructions, rows), $"{instructions}, {string.Join('-', sizes)}");
                for (int row = 0; row < 11; row++)
                    AssertSame(expected[(row * sizes[^1])..][..sizes[^1]], Run(quantized, instructions, rows[(row * sizes[0])..][..sizes[0]]), $"{instructions}, row {row}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_activation_is_that_of_its_formula(Activation activation)
    {
        AnyNetwork network = new([12, 20], Activation.Identity, activation, seed: 8, scale: 3);
        Int8Network quantized = network.Quantized();
        float[] rows = network.Rows(30, seed: 3), actual = Run(quantized, InstructionChoice.Fastest, rows);
        for (int row = 0; row < 30; row++)
        {
            float[] expected = Oracle.Forward(quantized, rows.AsSpan(row * 12, 12));
            for (int i = 0; i < 20; i++)
                Assert.Equal(expected[i], actual[(row * 20) + i], 4e-6 * Math.Max(1, Math.Abs(expected[i])));
        }
    }

    /// <summary>The calibration, the weights and the outputs have these bits on every machine.</summary>
    [Fact]
    public void The_bits_are_the_same_everywhere()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            AnyNetwork network = new([19, 40, 37, 6], activation == Activation.Softmax ? Activation.Tanh : activation, activation, seed: 12);
            Int8Network quantized = network.Quantized();
            MemoryStream file = new();
            quantized.Save(file);
            hash.AppendData(file.ToArray());
            hash.AppendData(MemoryMarshal.AsBytes<float>(Run(quantized, InstructionChoice.Fastest, network.Rows(9, seed: 1))));
        }

        Assert.Equal("CA48A6169F94389A", Convert.ToHexString(hash.GetHashAndReset())[..16]);
    }

    internal static float[] Run(Int8Network network, Instructions instructions, float[] rows)
    {
        float[] outputs = new float[rows.Length / network.InputSize * network.OutputSize];
        network.ForwardBy(instructions, rows, outputs);
        return outputs;
    }

    private static void AssertSame(float[] expected, float[] actual, string where) =>
        Assert.True(MemoryMarshal.AsBytes<float>(expected).SequenceEqual(MemoryMarshal.AsBytes<float>(actual)), where);
}
