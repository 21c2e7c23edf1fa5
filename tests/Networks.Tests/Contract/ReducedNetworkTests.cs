using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using MlpGen.CompilerServices;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.SelfChecks;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>A network without training and populations computes the bits of the complete one, with every kernel at every width.</summary>
public sealed class ReducedNetworkTests
{
    private static readonly Dictionary<KernelKind, NetworkSpec[]> s_specs = Enum.GetValues<KernelKind>().ToDictionary(
        kernel => kernel,
        kernel => KernelNetworks.All
            .Where(spec => !spec.IsHuge && Turns.Includes(spec, kernel))
            .OrderBy(spec => spec.MultiplyAdds)
            .DistinctBy(spec => Depth.IsDeep ? $"{spec.Loss} {spec.Dropout is not null}" : $"{spec.Loss}")
            .ToArray());

    private static readonly Dictionary<KernelKind, Lazy<Assembly>> s_assemblies = Enum.GetValues<KernelKind>().ToDictionary(
        kernel => kernel,
        kernel => new Lazy<Assembly>(() => NetworkCompiler.Compile(string.Join("\n", s_specs[kernel].Select(Declare).Prepend("using MlpGen;")), kernel)));

    public static TheoryData<string, string> NetworksAndKernels { get; } =
        new(s_specs.SelectMany(pair => pair.Value.Select(spec => (spec.Name, $"{pair.Key}"))));

    [Theory]
    [MemberData(nameof(NetworksAndKernels))]
    public void Its_bits_are_those_of_the_complete_network(string name, string kernelName)
    {
        KernelKind kernel = Enum.Parse<KernelKind>(kernelName);
        NetworkSpec spec = s_specs[kernel].Single(spec => spec.Name == name);
        Sample sample = Sample.Draw(spec, seed: 1);
        IInferenceNetwork reduced = Create(spec, kernel);
        reduced.SetParameters(sample.Parameters);
        foreach (int width in kernel == KernelKind.Scalar ? [0] : Turns.AllWidths)
        {
            INetwork complete = KernelNetworks.Create(spec, kernel, width, sample.Parameters);
            ((IVectorWidthSwitch)reduced).VectorWidth = width;
            foreach (int rows in new[] { 1, 2, Math.Min(13, sample.Rows), sample.Rows }.Distinct())
                Compare(spec, complete, reduced, sample, rows);
        }
    }

    [Theory]
    [MemberData(nameof(NetworksAndKernels))]
    public void It_passes_the_self_check_of_its_kernels(string name, string kernelName)
    {
        KernelKind kernel = Enum.Parse<KernelKind>(kernelName);
        KernelReport report = GeneratedChecks.VerifyKernels(Create(s_specs[kernel].Single(spec => spec.Name == name), kernel));

        Assert.True(report.IsCorrect, $"{report}");
        Assert.Empty(report.Results.Select(result => result.Method).Except(["Forward", "ComputeLoss", "ComputeLoss by labels"]));
    }

    [Fact]
    public void It_has_no_member_for_training()
    {
        string[] absent = ["CreateTrainer", "ComputeGradient", "Backward", "VerifyGradients"];
        IInferenceNetwork network = Create(s_specs[KernelKind.Policy][0], KernelKind.Policy);

        Assert.Empty(network.GetType().GetMethods().Select(method => method.Name).Intersect(absent));
        Assert.False(network is INetwork or IGradientSource<float> or IGradientSource<int> or IEvolvable);
        Assert.DoesNotContain("trainer", network.Summary());
    }

    [Fact]
    public void A_file_of_either_network_is_one_of_the_other()
    {
        Complete complete = new(seed: 1);
        Shipped shipped = new(seed: 2);
        using MemoryStream file = new();
        complete.Save(file);
        file.Position = 0;
        shipped.LoadFrom(file);

        using MemoryStream again = new();
        shipped.Save(again);
        Assert.Equal(file.ToArray(), again.ToArray());
        Assert.Equal(complete.Forward([1, -2]), shipped.Forward([1, -2]));
        Assert.Equal(shipped.Forward([1, -2]), shipped.Clone().Forward([1, -2]));
        shipped.WarmUp();
    }

    [Fact]
    public void Populations_need_no_training_but_their_own_code()
    {
        Evolved evolved = new(seed: 1);
        Population agents = new(evolved, 3);
        float[] outputs = new float[3];
        agents.Forward([1, 2, 1, 2, 1, 2], outputs);

        Assert.All(outputs, output => Assert.Equal(evolved.Forward([1, 2])[0], output, 1e-6f));
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Population((IInferenceNetwork)new Shipped(seed: 1), 3));
        Assert.StartsWith($"{typeof(Shipped)} has no code for populations. Its [Mlp] has Populations = false, or it has too many parameters.", error.Message);
    }

    private static void Compare(NetworkSpec spec, INetwork complete, IInferenceNetwork reduced, Sample sample, int rows)
    {
        ReadOnlySpan<float> inputs = sample.Inputs.AsSpan(0, rows * spec.InputSize), targets = sample.Targets.AsSpan(0, rows * spec.OutputSize);
        float[] expected = new float[rows * spec.OutputSize], actual = new float[rows * spec.OutputSize];
        complete.Forward(inputs, expected);
        reduced.Forward(inputs, actual);
        Assert.Equal(expected, actual);

        int[] expectedClasses = new int[rows], actualClasses = new int[rows];
        complete.Classify(inputs, expectedClasses);
        reduced.Classify(inputs, actualClasses);
        Assert.Equal(expectedClasses, actualClasses);

        // The loss of the gradient pass is computed from the kernels of training.
        float loss = complete.ComputeGradient(inputs, targets, new float[spec.ParameterCount]);
        Assert.Equal(loss, reduced.ComputeLoss(inputs, targets));
        Assert.Equal(loss, complete.ComputeLoss(inputs, targets));
        if (complete is not IClassifierNetwork classifier)
            return;
        float byLabels = classifier.ComputeGradient(inputs, sample.Labels.AsSpan(0, rows), new float[spec.ParameterCount]);
        Assert.Equal(byLabels, ((IInferenceClassifierNetwork)reduced).ComputeLoss(inputs, sample.Labels.AsSpan(0, rows)));
    }

    private static IInferenceNetwork Create(NetworkSpec spec, KernelKind kernel) =>
        (IInferenceNetwork)Activator.CreateInstance(s_assemblies[kernel].Value.GetType(spec.Name, throwOnError: true)!, 1)!;

    private static string Declare(NetworkSpec spec) => spec.Declaration.Replace(", Loss = ", ", Training = false, Populations = false, Loss = ");
}

[Mlp(2, 8, 1)]
public sealed partial class Complete;

[Mlp(2, 8, 1, Training = false, Populations = false)]
public sealed partial class Shipped;

[Mlp(2, 8, 1, Training = false)]
public sealed partial class Evolved;
