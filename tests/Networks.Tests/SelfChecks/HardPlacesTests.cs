using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.SelfChecks;

/// <summary>The self-checks give no false alarm for a correct network, even where single precision is at its worst.</summary>
public sealed class HardPlacesTests
{
    private const int Rows = 6;

    private static readonly string[] s_larger = ["Policy", "Autoencoder65"];

    public static TheoryData<string> Names => ["Digits", "Gates", "SeedXor", "Primes", "Square7", .. Depth.Choose([], s_larger)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_saturated_units_pass(string name) => Check(name, (sample, network) =>
    {
        network.SetParameters(Array.ConvertAll(sample.Parameters, x => 30 * x));
        return sample.Inputs;
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_at_unscaled_inputs_pass(string name) => Check(name, (sample, _) => Array.ConvertAll(sample.Inputs, x => MathF.Round(255 * MathF.Abs(x))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_at_weights_of_one_sign_pass(string name) => Check(name, (sample, network) =>
    {
        network.SetParameters(Array.ConvertAll(sample.Parameters, MathF.Abs));
        return Array.ConvertAll(sample.Inputs, MathF.Abs);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_at_zero_parameters_pass(string name) => Check(name, (_, network) =>
    {
        network.SetParameters(new float[network.ParameterCount]);
        return Sample.Draw(Find(name), seed: 1).Inputs;
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_an_overfitted_network_pass(string name)
    {
        NetworkSpec spec = Find(name);
        Sample sample = Sample.Draw(spec, seed: 1);
        INetwork network = KernelNetworks.Create(spec, KernelKind.Policy, 0, sample.Parameters);
        float[] inputs = sample.Inputs[..(Rows * spec.InputSize)], targets = new float[Rows * spec.OutputSize];
        for (int row = 0; row < Rows; row++)
            targets[(row * spec.OutputSize) + (row % spec.OutputSize)] = 1;
        Trainer trainer = network.CreateTrainer(new Adam { LearningRate = 3e-3f });
        for (int step = 0; step < 2000; step++)
            trainer.Step(inputs, targets);

        GradientReport report = GeneratedChecks.VerifyGradients(network, inputs, targets);
        Assert.True(report.IsCorrect, $"{spec}, loss {network.ComputeLoss(inputs, targets)}: {report}");
    }

    private static void Check(string name, Func<Sample, INetwork, float[]> prepare)
    {
        NetworkSpec spec = Find(name);
        Sample sample = Sample.Draw(spec, seed: 1);
        INetwork network = KernelNetworks.Create(spec, KernelKind.Policy, 0, sample.Parameters);
        float[] inputs = prepare(sample, network);

        GradientReport report = GeneratedChecks.VerifyGradients(
            network, inputs.AsSpan(0, Rows * spec.InputSize), sample.Targets.AsSpan(0, Rows * spec.OutputSize));
        Assert.True(report.IsCorrect, $"{spec}: {report}");
        TestContext.Current.TestOutputHelper!.WriteLine(report.ToString());
    }

    private static NetworkSpec Find(string name) => NetworkCorpus.All.Single(spec => spec.Name == name);
}
