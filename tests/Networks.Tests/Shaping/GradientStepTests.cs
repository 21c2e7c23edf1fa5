using System;
using System.Linq;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

/// <summary>Compares steps by gradients of the outputs with <see cref="INetwork.Backward"/> and updates made by hand.</summary>
public sealed class GradientStepTests
{
    private const int Rows = 131;

    public static TheoryData<string> Networks => ["CrossEntropyNetwork", "SoftmaxNetwork", "BinaryNetwork", "ReluNetwork", "OneInputNetwork"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_step_follows_the_sum_over_the_rows_that_Backward_computes(string name)
    {
        INetwork network = Create(name);
        (float[] inputs, float[] slopes) = Data(network, seed: 3);
        float[] before = Parameters(network), gradient = Gradient(network, inputs, slopes);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.01f });
        Assert.True(trainer.StepByGradients(inputs, slopes));
        AssertNear([.. before.Zip(gradient, (w, g) => w - (0.01f * g))], Parameters(network));
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void Momentum_clipping_and_schedule_are_those_of_any_step()
    {
        ReluNetwork network = new(seed: 2);
        TrainerOptions options = new() { Clipping = GradientClipping.ByNorm(0.5f), Schedule = new StepSchedule { StepSize = 1, Gamma = 0.5f } };
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.1f, Momentum = 0.9f }, options);
        double[] expected = [.. Parameters(network).Select(w => (double)w)], velocity = new double[expected.Length];
        double rate = 0.1;
        for (int step = 0; step < 5; step++)
        {
            (float[] inputs, float[] slopes) = Data(network, seed: step);
            float[] gradient = Gradient(network, inputs, slopes);
            double norm = Math.Sqrt(gradient.Sum(g => (double)g * g));
            Assert.InRange(norm, 1, 1e9);
            for (int i = 0; i < expected.Length; i++)
            {
                velocity[i] = (0.9 * velocity[i]) + (gradient[i] * 0.5 / norm);
                expected[i] -= rate * velocity[i];
            }

            rate *= 0.5;
            trainer.StepByGradients(inputs, slopes);
        }

        AssertNear([.. expected.Select(w => (float)w)], Parameters(network));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Accumulated_mini_batches_make_one_update_by_their_mean(int threads)
    {
        CrossEntropyNetwork network = new(seed: 2);
        using Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.01f }, new TrainerOptions { AccumulationSteps = 2, DegreeOfParallelism = threads });
        (float[] inputs, float[] slopes) = Data(network, seed: 1);
        (float[] more, float[] moreSlopes) = Data(network, seed: 2);
        float[] before = Parameters(network), first = Gradient(network, inputs, slopes), second = Gradient(network, more, moreSlopes);
        Assert.True(trainer.StepByGradients(inputs, slopes));
        Assert.Equal(before, Parameters(network));
        Assert.True(trainer.StepByGradients(more, moreSlopes));
        AssertNear([.. before.Select((w, i) => w - (0.005f * (first[i] + second[i])))], Parameters(network));
    }

    /// <summary>
    /// The gradient of an actor comes through a critic, as in DDPG (Lillicrap et al. 2016, algorithm 1). It is compared with central
    /// differences.
    /// </summary>
    [Fact]
    public void An_actor_learns_through_its_critic()
    {
        ReluNetwork actor = new(seed: 1), moved = new(seed: 1);
        CriticNetwork critic = new(seed: 4);
        float[] states = Data(actor, seed: 5).Inputs[..(8 * 4)];
        float[] actions = new float[8 * 3], ones = [.. Enumerable.Repeat(1f, 8)], slopes = new float[8 * 3], before = Parameters(actor);
        actor.Forward(states, actions);
        critic.Backward(actions, ones, [], slopes);
        Trainer trainer = actor.CreateTrainer(new Sgd { LearningRate = 1 });
        trainer.StepByGradients(states, slopes);
        float[] after = Parameters(actor);
        const float Step = 1e-2f;
        int compared = 0;
        for (int i = 0; i < before.Length; i++)
        {
            double Value(float change)
            {
                float[] parameters = [.. before];
                parameters[i] += change;
                moved.SetParameters(parameters);
                float[] values = new float[8];
                moved.Forward(states, actions);
                critic.Forward(actions, values);
                return values.Sum(value => (double)value);
            }

            // Across a kink of Relu, a central difference is off by up to half the asymmetry.
            double above = Value(Step), below = Value(-Step);
            if (Math.Abs(above + below - (2 * Value(0))) / Step > 2e-2)
                continue;
            compared++;
            Assert.Equal((above - below) / (2 * Step), before[i] - after[i], 2e-2);
        }

        Assert.True(compared > 0.8 * before.Length, $"Only {compared} of {before.Length} parameters were compared.");
    }

    [Fact]
    public void What_is_not_finite_changes_nothing()
    {
        SoftmaxNetwork network = new(seed: 2);
        Trainer trainer = network.CreateTrainer(new Adam());
        (float[] inputs, float[] slopes) = Data(network, seed: 1);
        float[] before = Parameters(network);
        foreach (float bad in (float[])[float.NaN, float.PositiveInfinity])
        {
            float[] spoilt = [.. slopes];
            spoilt[200] = bad;
            Assert.False(trainer.StepByGradients(inputs, spoilt));
        }

        Assert.Equal(before, Parameters(network));
        Assert.Equal(0, trainer.StepCount);
        Assert.True(trainer.StepByGradients(inputs, slopes));
        Assert.NotEqual(before, Parameters(network));
    }

    [Fact]
    public void A_gradient_step_allocates_nothing_and_refuses_wrong_lengths()
    {
        ReluNetwork network = new(seed: 2);
        Trainer trainer = network.CreateTrainer(new Adam());
        (float[] inputs, float[] slopes) = Data(network, seed: 1);
        trainer.StepByGradients(inputs, slopes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        trainer.StepByGradients(inputs, slopes);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        Assert.Throws<ArgumentException>("inputs", () => trainer.StepByGradients(inputs.AsSpan(1), slopes));
#pragma warning disable MLP031 // The wrong length that the analyzer reports must also throw at run time.
        Assert.Throws<ArgumentException>("inputs", () => trainer.StepByGradients([], []));
#pragma warning restore MLP031
        Assert.Throws<ArgumentException>("outputGradients", () => trainer.StepByGradients(inputs, slopes.AsSpan(1)));
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.StepByGradients(inputs, slopes));
    }

    private static INetwork Create(string name) => name switch
    {
        "CrossEntropyNetwork" => new CrossEntropyNetwork(seed: 2),
        "SoftmaxNetwork" => new SoftmaxNetwork(seed: 2),
        "BinaryNetwork" => new BinaryNetwork(seed: 2),
        "ReluNetwork" => new ReluNetwork(seed: 2),
        _ => new OneInputNetwork(seed: 2),
    };

    private static (float[] Inputs, float[] Slopes) Data(INetwork network, int seed)
    {
        Pcg32 random = new((ulong)seed);
        return (Draw(Rows * network.InputSize, random), Draw(Rows * network.OutputSize, random));
    }

    private static float[] Draw(int count, Pcg32 random)
    {
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }

    private static float[] Gradient(INetwork network, float[] inputs, float[] slopes)
    {
        float[] gradient = new float[network.ParameterCount];
        network.Backward(inputs, slopes, gradient, []);
        return gradient;
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private static void AssertNear(float[] expected, float[] actual)
    {
        float scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5f * scale);
    }
}
