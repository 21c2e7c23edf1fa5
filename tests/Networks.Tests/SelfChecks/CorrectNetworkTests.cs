using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.SelfChecks;

/// <summary>The self-checks pass for generated networks with every activation, loss, kind of kernel and vector width.</summary>
public sealed class CorrectNetworkTests
{
    /// <summary>The largest accepted error, half of the error that the self-checks would report.</summary>
    private const double Most = GradientReport.Tolerance / 2;

    private const int Rows = 5;

    /// <summary>
    /// The networks with their kernels. Checks run at every width, so a shallow run takes one network for each loss with each kernel.
    /// </summary>
    public static TheoryData<string, string> NetworksAndKernels => Depth.IsDeep
        ? Turns.Pairs(Combinations.SmallNetworks)
        : new(Combinations.SmallNetworks
            .SelectMany(spec => Turns.Kernels(spec).Select(kernel => (Spec: spec, Kernel: kernel)))
            .DistinctBy(pair => (pair.Kernel, pair.Spec.Loss))
            .Select(pair => (pair.Spec.Name, pair.Kernel.ToString())));

    private static readonly string[] s_larger = ["Digits", "Primes", "OneProbability", "SmallestOfAll"];
    private static readonly string[] s_largerStill =
        ["Gates", "Square7", "WideInput", "Policy", "Autoencoder65", "DeepRelu", "DeepSigmoid", "Mnist"];

    public static TheoryData<string> Larger => [.. s_larger, .. Depth.Choose([], s_largerStill)];

    [Theory]
    [MemberData(nameof(NetworksAndKernels))]
    public void Small_networks_of_every_loss_and_kernel_pass(string name, string kernel) =>
        Check(Combinations.SmallNetworks.Single(spec => spec.Name == name), Enum.Parse<KernelKind>(kernel));

    [Theory]
    [MemberData(nameof(Larger))]
    public void Larger_networks_with_the_kernels_of_the_policy_pass(string name) =>
        Check(NetworkCorpus.All.Single(spec => spec.Name == name), KernelKind.Policy);

    private static void Check(NetworkSpec spec, KernelKind kernel)
    {
        Sample sample = Sample.Draw(spec, seed: 1);
        INetwork network = KernelNetworks.Create(spec, kernel, 0, sample.Parameters);
        int rows = Math.Min(Rows, sample.Rows);
        ReadOnlySpan<float> inputs = sample.Inputs.AsSpan(0, rows * spec.InputSize);

        CheckGradients(GeneratedChecks.VerifyGradients(network, inputs, sample.Targets.AsSpan(0, rows * spec.OutputSize)), spec);
        if (spec.IsClassifier)
            CheckGradients(GeneratedChecks.VerifyGradients(network, inputs, sample.Labels.AsSpan(0, rows)), spec);

        KernelReport kernels = GeneratedChecks.VerifyKernels(network);
        Assert.True(kernels.IsCorrect && kernels.WorstError <= Most, $"{spec}: {kernels}");
        Assert.Equal(kernel == KernelKind.Scalar ? [32] : (int[])[128, 256, 512], kernels.Results.Select(result => result.VectorWidth).Distinct());

        // The methods are the forward pass, loss, gradient and backward pass, for classifiers also loss and gradient by labels, and for
        // smaller networks a population of sixteen.
        int methods = (spec.IsClassifier ? 6 : 4) + (spec.ParameterCount <= 1 << 17 ? 1 : 0);
        Assert.Equal(methods, kernels.Results.Select(result => result.Method).Distinct().Count());
        if (kernel != KernelKind.Policy)
            Assert.Equal(Enumerable.Repeat($"{(kernel == KernelKind.Scalar ? KernelKind.Tiled : kernel)}", spec.Layers), kernels.Kernels);
    }

    private static void CheckGradients(GradientReport report, NetworkSpec spec)
    {
        Assert.True(report.IsCorrect && report.WorstError <= Most, $"{spec}: {report}");
        if (spec.MultiplyAdds <= 3_000)
            Assert.Equal(report.TotalCount, report.CheckedCount + report.KinkCount);
        Assert.True(report.KinkCount <= report.CheckedCount / 3, $"{spec}: {report}");
    }
}
