using System;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.SelfChecks;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

/// <summary>
/// Networks that have only the vector widths of <c>MlpGenVectorBits</c>. The machine may lack all of them: vectors are then emulated.
/// </summary>
public sealed partial class SelectedWidthTests
{
    private const int Rows = 19;

    private static readonly NetworkSpec[] s_networks = [.. NetworkCorpus.All.Where(spec => spec.Name is "Digits" or "Primes")];

    [Theory]
    [InlineData("128", 128)]
    [InlineData("256", 256)]
    [InlineData("512", 512)]
    [InlineData("512;256", 256, 512)]
    public void A_network_has_the_selected_widths_alone_and_the_same_bits(string vectorBits, params int[] widths)
    {
        Assembly assembly = NetworkCompiler.Compile(s_networks, KernelKind.Policy, vectorBits);

        string[] kernels = [.. assembly.GetTypes().Select(type => type.Name).Where(name => Kernels().IsMatch(name)).Distinct().Order()];
        Assert.Equal(widths.Select(width => $"Kernels{width}"), kernels);
        Assert.Equal(2, s_networks.Length);
        foreach (NetworkSpec spec in s_networks)
        {
            Sample sample = Sample.Draw(spec, seed: 1);
            INetwork network = (INetwork)Activator.CreateInstance(assembly.GetType(spec.Name, throwOnError: true)!, 1)!;
            network.SetParameters(sample.Parameters);
            KernelReport report = GeneratedChecks.VerifyKernels(network);

            Assert.True(report.IsCorrect, $"{spec}: {report}");
            Assert.Equal(widths, report.Results.Select(result => result.VectorWidth).Distinct());
            float[] expected = Results(KernelNetworks.Create(spec, KernelKind.Policy, 0, sample.Parameters), spec, sample);
            Assert.True(Bits.Equal(expected, Results(network, spec, sample)), $"{spec} with {vectorBits} bits differs from all widths");
        }
    }

    /// <summary>The outputs, the gradient, the outputs of a population, and the parameters after some steps.</summary>
    private static float[] Results(INetwork network, NetworkSpec spec, Sample sample)
    {
        int rows = Math.Min(Rows, sample.Rows);
        ReadOnlySpan<float> inputs = sample.Inputs.AsSpan(0, rows * spec.InputSize), targets = sample.Targets.AsSpan(0, rows * spec.OutputSize);
        float[] outputs = new float[targets.Length], gradient = new float[spec.ParameterCount], parameters = new float[spec.ParameterCount];
        float[] agents = new float[targets.Length];
        network.Forward(inputs, outputs);
        network.ComputeGradient(inputs, targets, gradient);
        new Population(network, rows).Forward(inputs, agents);
        Trainer trainer = network.CreateTrainer(new Adam());
        for (int step = 0; step < 5; step++)
            trainer.Step(inputs, targets);
        network.GetParameters(parameters);
        return [.. outputs, .. gradient, .. agents, .. parameters];
    }

    [GeneratedRegex("^Kernels[0-9]+$")]
    private static partial Regex Kernels();
}
