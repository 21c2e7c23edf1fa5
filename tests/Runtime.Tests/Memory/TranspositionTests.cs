using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using Xunit;

namespace MlpGen.Runtime.Tests.Memory;

public class TranspositionTests
{
    private const int LargestSize = 40;
    private const int Guard = 16;

    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, LargestSize)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Weights_stand_in_panels_of_inputs_padded_with_zeros(int inputs)
    {
        for (int outputs = 1; outputs <= LargestSize; outputs++)
        {
            float[] source = Layer(inputs, outputs), expected = Plain(source, inputs, outputs);
            float[] actual = new float[Transposition.Length(inputs, outputs) + Guard];
            Array.Fill(actual, float.NaN);

            Transposition.Copy(ref source[0], ref actual[0], inputs, outputs);

            Assert.Equal(expected, actual[..^Guard]);
            Assert.All(actual[^Guard..], guard => Assert.Equal(float.NaN, guard));
        }
    }

    /// <summary>Transposes directly by the definition, in panels of 16, 8, and 4 inputs with one row per output.</summary>
    private static float[] Plain(float[] source, int inputs, int outputs)
    {
        float[] copy = new float[outputs * ((inputs + 3) / 4 * 4)];
        for (int first = 0, lanes; first < inputs; first += lanes)
        {
            lanes = Panels.Lanes(inputs, first);
            for (int output = 0; output < outputs; output++)
            {
                for (int lane = 0; lane < lanes && first + lane < inputs; lane++)
                    copy[(outputs * first) + (output * lanes) + lane] = source[Panels.Index(inputs, outputs, first + lane, output)];
            }
        }

        return copy;
    }

    /// <summary>Creates a layer in which each weight has its own number, biases are NaN, and padding is 0.</summary>
    private static float[] Layer(int inputs, int outputs)
    {
        float[] packed = new float[Panels.Length(inputs, outputs)];
        for (int output = 0; output < outputs; output++)
        {
            packed[Panels.Index(inputs, outputs, -1, output)] = float.NaN;
            for (int input = 0; input < inputs; input++)
                packed[Panels.Index(inputs, outputs, input, output)] = 1 + (output * inputs) + input;
        }

        return packed;
    }
}
