using System;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Parity;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>Any number of threads may use one network as long as none changes its parameters.</summary>
public sealed class ThreadTests
{
    private const int Threads = 8;
    private const int Rounds = 20;

    [Theory]
    [InlineData("SeedXor")]
    [InlineData("Policy")]
    [InlineData("Mnist")]
    [InlineData("Wide")]
    public async Task Threads_that_share_a_network_get_what_one_alone_gets(string name)
    {
        NetworkSpec spec = NetworkCorpus.All.Single(spec => spec.Name == name);
        Sample sample = Sample.Draw(spec, seed: 1);
        INetwork network = KernelNetworks.Create(spec, KernelKind.Policy, 0, sample.Parameters);
        float[][] expected = [.. Enumerable.Range(0, Threads).Select(first => Results(network, spec, sample, first))];

        // Dedicated threads instead of the pool's, so that all run at once, each with its own workspace.
        Task[] tasks = [.. Enumerable.Range(0, Threads).Select(first => Task.Factory.StartNew(
            () =>
            {
                for (int round = 0; round < Rounds; round++)
                    Assert.True(Bits.Equal(expected[first], Results(network, spec, sample, first)), $"{spec}, thread {first}, round {round}");
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        await Task.WhenAll(tasks);
    }

    private static float[] Results(INetwork network, NetworkSpec spec, Sample sample, int first)
    {
        Range rows = first..(first + 9);
        ReadOnlySpan<float> inputs = sample.Inputs.AsSpan((rows.Start.Value * spec.InputSize)..(rows.End.Value * spec.InputSize));
        ReadOnlySpan<float> targets = sample.Targets.AsSpan((rows.Start.Value * spec.OutputSize)..(rows.End.Value * spec.OutputSize));
        float[] outputs = new float[targets.Length];
        float[] gradient = new float[spec.ParameterCount];
        float[] product = new float[spec.ParameterCount];
        float[] inputGradients = new float[inputs.Length];
        network.Forward(inputs, outputs);
        float loss = network.ComputeGradient(inputs, targets, gradient);
        network.Backward(inputs, targets, product, inputGradients);
        return [.. outputs, loss, .. gradient, .. product, .. inputGradients, network.Classify(inputs[..spec.InputSize])];
    }
}
