using System;
using System.Linq;
using System.Reflection;
using MlpGen.CompilerServices;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

/// <summary>The bits of a declared rounding do not depend on the vector width, nor on the use of vectors at all.</summary>
public sealed class RoundingTests
{
    private const int Seed = 11;

    private static readonly int[] s_widths = [32, 128, 256, 512];

    private static readonly string[] s_declarations =
    [
        "[Mlp(3, 7, 2, Hidden = Activation.Tanh, Rounding = Rounding.{0})] public partial class Small;",
        "[Mlp(16, 33, 20, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Rounding = Rounding.{0})] public partial class Classes;",
        "[Mlp(9, 40, 17, Hidden = Activation.Gelu, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Rounding = Rounding.{0})] public partial class Wide;",
        "[Mlp(5, 12, 3, Hidden = Activation.Mish, Output = Activation.Softmax, Loss = Loss.Huber, Rounding = Rounding.{0})] public partial class Mixed;",
    ];

    // A shallow run takes an unrolled network and a tiled one.
    private static readonly string[] s_names = Depth.Choose<string[]>(["Small", "Wide"], ["Small", "Classes", "Wide", "Mixed"]);

    [Theory]
    [InlineData(nameof(Rounding.Fused))]
    [InlineData(nameof(Rounding.Separate))]
    [InlineData(nameof(Rounding.Machine))]
    public void Every_width_and_plain_loops_have_the_same_bits(string rounding)
    {
        Assembly assembly = Compile(rounding);
        foreach (string name in s_names)
        {
            float[] expected = Train(assembly, name, 512, weighted: false), weighted = Train(assembly, name, 512, weighted: true);
            Assert.False(Bits.Equal(expected, weighted));

            // Plain loops of a machine that fuses do not fuse unless the network says so.
            foreach (int width in s_widths.Where(width => width > 32 || rounding != nameof(Rounding.Machine)))
            {
                Assert.True(Bits.Equal(expected, Train(assembly, name, width, weighted: false)), $"{name}, {rounding}, {width} bits");
                Assert.True(Bits.Equal(weighted, Train(assembly, name, width, weighted: true)), $"{name}, {rounding}, {width} bits, weighted");
            }
        }
    }

    [Fact]
    public void The_default_is_one_of_the_two_roundings_and_they_differ()
    {
        Assembly machine = Compile("Machine"), fused = Compile("Fused"), separate = Compile("Separate");
        foreach (string name in s_names)
        {
            float[] first = Train(fused, name, 0, weighted: true), second = Train(separate, name, 0, weighted: true);
            Assert.False(Bits.Equal(first, second), name);
            float[] found = Train(machine, name, 0, weighted: true);
            Assert.True(Bits.Equal(found, first) || Bits.Equal(found, second), name);
        }
    }

    private static Assembly Compile(string rounding) => NetworkCompiler.Compile(
        "using MlpGen;\n" + string.Join("\n", s_declarations.Where(text => s_names.Any(name => text.Contains($"class {name};", StringComparison.Ordinal))).Select(text => string.Format(null, text, rounding))), KernelKind.Policy);

    /// <summary>Returns the parameters, outputs and gradient after a few steps on 19 rows, which take tiles of every height.</summary>
    private static float[] Train(Assembly assembly, string name, int width, bool weighted)
    {
        INetwork network = (INetwork)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, Seed)!;
        ((IVectorWidthSwitch)network).VectorWidth = width;
        const int rows = 19;
        Pcg32 random = new(Seed);
        float[] inputs = [.. Enumerable.Range(0, rows * network.InputSize).Select(_ => random.NextNormal())];
        float[] targets = [.. Enumerable.Range(0, rows * network.OutputSize).Select(_ => random.NextSingle())];
        Trainer trainer = network.CreateTrainer(new Adam { LearningRate = 0.01f });
        float[] weights = [.. Enumerable.Range(0, rows).Select(_ => 0.5f + random.NextSingle())];
        for (int step = 0; step < 4; step++)
        {
            if (weighted)
                trainer.Step(inputs, targets, weights);
            else
                trainer.Step(inputs, targets);
        }

        float[] parameters = new float[network.ParameterCount], gradient = new float[network.ParameterCount], outputs = new float[targets.Length];
        network.GetParameters(parameters);
        float loss = network.ComputeGradient(inputs, targets, gradient);
        network.Forward(inputs, outputs);
        return [loss, .. parameters, .. gradient, .. outputs];
    }
}
