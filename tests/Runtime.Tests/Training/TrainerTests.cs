using System;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class TrainerTests
{
    [Fact]
    public void A_step_goes_against_the_mean_gradient_and_returns_the_loss_before()
    {
        LinearNetwork network = new(2, 1);
        network.SetParameters([0.5f, -1, 0.25f]);
        Trainer trainer = new(network, new Sgd { LearningRate = 0.1f });

        float loss = trainer.Step([1, 2, 3, -1], [1, 0]);

        // Row 1: a = 0.5 − 2 + 0.25 = −1.25, error −2.25. Row 2: a = 1.5 + 1 + 0.25 = 2.75, error 2.75.
        Assert.Equal(((0.5 * 2.25 * 2.25) + (0.5 * 2.75 * 2.75)) / 2, loss, 1e-6);
        Assert.Equal(0.5 - (0.1 * ((-2.25 * 1) + (2.75 * 3)) / 2), network.Parameters[0], 1e-6);
        Assert.Equal(-1 - (0.1 * ((-2.25 * 2) + (2.75 * -1)) / 2), network.Parameters[1], 1e-6);
        Assert.Equal(0.25 - (0.1 * (-2.25 + 2.75) / 2), network.Parameters[2], 1e-6);
        Assert.Same(network, trainer.Network);
    }

    [Fact]
    public void Each_step_starts_from_a_clear_gradient()
    {
        LinearNetwork network = new(1, 1);
        Sgd sgd = new() { LearningRate = 0 };
        Trainer trainer = new(network, sgd);
        trainer.Step([5], [5]);
        sgd.LearningRate = 1;
        trainer.Step([1], [1]);
        Assert.Equal([1f, 1f], network.Parameters);
    }

    [Fact]
    public void Labels_are_one_hot_targets()
    {
        LinearClassifier byLabels = new(2, 3);
        LinearClassifier byTargets = new(2, 3);
        ClassifierTrainer labels = new(byLabels, new Sgd { LearningRate = 0.5f });
        ClassifierTrainer targets = new(byTargets, new Sgd { LearningRate = 0.5f });
        float first = labels.Step([1, 2, -1, 0.5f], [2, 0]);
        float second = targets.Step([1, 2, -1, 0.5f], [0, 0, 1f, 1, 0, 0]);
        Assert.Equal(Math.Log(3), first, 1e-6);
        Assert.Equal(first, second, 1e-6);
        for (int i = 0; i < byLabels.ParameterCount; i++)
            Assert.Equal(byTargets.Parameters[i], byLabels.Parameters[i], 1e-6);
        Assert.NotEqual(0, byLabels.Parameters[0]);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        LinearClassifier network = new(4, 3);
        foreach (Func<Optimizer> optimizer in OptimizerCases.All)
        {
            ClassifierTrainer trainer = new(network, optimizer());
            float[] inputs = new float[8];
            float[] targets = [0, 0, 1, 0, 1, 0];
            int[] labels = [2, 1];
            trainer.Step(inputs, labels);
            trainer.Step(inputs, targets);

            // A garbage collection that other tests cause may add to the thread's count once. A step that allocates adds to it every time.
            long least = long.MaxValue;
            for (int i = 0; i < 100; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                trainer.Step(inputs, labels);
                trainer.Step(inputs, targets);
                least = long.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.Equal(0, least);
        }
    }

    [Fact]
    public void Spans_that_do_not_fit_change_nothing()
    {
        LinearClassifier network = new(2, 3);
        network.Initialize(1);
        float[] before = network.Parameters;
        ClassifierTrainer trainer = new(network, new Sgd { LearningRate = 1 });
        Assert.Contains("a multiple of 2", Assert.Throws<ArgumentException>("inputs", () => trainer.Step([1, 2, 3], [0])).Message);
        Assert.Throws<ArgumentException>("inputs", () => trainer.Step([], ReadOnlySpan<int>.Empty));
        Assert.Throws<ArgumentException>("inputs", () => trainer.Step([], ReadOnlySpan<float>.Empty));
        Assert.Throws<ArgumentException>("labels", () => trainer.Step([1, 2], [0, 1]));
        Assert.Throws<ArgumentException>("targets", () => trainer.Step([1, 2], [0f, 1f]));
        Assert.Contains("between 0 and 2", Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Step([1, 2], [3])).Message);
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Step([1, 2], [-1]));
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void A_trainer_needs_a_generated_network_and_an_optimizer()
    {
        Assert.Throws<ArgumentNullException>("network", () => new Trainer(null!, new Sgd()));
        Assert.Throws<ArgumentNullException>("optimizer", () => new Trainer(new LinearNetwork(1, 1), null!));
        UntrainableClassifier foreign = new();
        Assert.Contains("ITrainable", Assert.Throws<ArgumentException>("network", () => new Trainer(foreign, new Sgd())).Message);
        Assert.Contains("Pass a network that MlpGen generated.", Assert.Throws<ArgumentException>("network", () => new ClassifierTrainer(foreign, new Sgd())).Message);
    }
}
