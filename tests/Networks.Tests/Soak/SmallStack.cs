using System;
using System.Linq;
using System.Threading;
using MlpGen.Networks.Tests.Parity;
using Xunit;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>Runs a network on a thread with little stack, as game engines and musl give it: 128 KiB.</summary>
internal sealed class SmallStack
{
    private const int Bytes = 128 * 1024;
    private const int Rows = 67;

    private readonly string _name;
    private readonly INetwork _network;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private float[]? _expected;

    public SmallStack(INetwork network, string name, int seed)
    {
        Random random = new(seed);
        _network = network;
        _name = $"{name}, seed {seed}";
        _inputs = Numbers(Rows * network.InputSize, -0.5f);
        _targets = Numbers(Rows * network.OutputSize, 0);

        float[] Numbers(int count, float least) => [.. Enumerable.Range(0, count).Select(_ => least + (random.NextSingle() * 0.4f))];
    }

    /// <summary>
    /// Runs one row, many rows and a step on a new thread. If nobody has run the network before, that thread also compiles it. A test on a
    /// thread of the usual size gives the same bits.
    /// </summary>
    /// <param name="threads">The threads that share the step.</param>
    public void Check(int threads)
    {
        float[] found = [];
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    found = Compute(threads);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        Assert.True(failure is null, $"{_name}: {failure}");
        if (threads == 1)
            Assert.True(Bits.Equal(_expected ??= Compute(threads), found), $"{_name}: other results than with more stack");
    }

    private float[] Compute(int threads)
    {
        float[] one = new float[_network.OutputSize], many = new float[_targets.Length], learned = new float[_network.ParameterCount];
        _network.Forward(_inputs.AsSpan(0, _network.InputSize), one);
        _network.Forward(_inputs, many);
        INetwork learner = _network.Clone();
        using Trainer trainer = learner.CreateTrainer(
            new Sgd { LearningRate = 1e-3f, Momentum = 0.9f }, new TrainerOptions { DegreeOfParallelism = threads });
        float loss = trainer.Step(_inputs, _targets);
        learner.GetParameters(learned);
        return [.. one, .. many, loss, .. learned];
    }
}
