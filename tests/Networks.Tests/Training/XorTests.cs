using System.Linq;
using MlpGen.Networks.Tests.Contract;
using Xunit;

namespace MlpGen.Networks.Tests.Training;

/// <summary>
/// The example and learning rule of docs/mathematics.md: [Mlp(2, 8, 1)], all four rows as one batch, w ← w − (η/N) Σ ∂E/∂w with η = 10.
/// </summary>
public sealed class XorTests
{
    private const int Epochs = 2_000;
    private static readonly float[] s_inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly float[] s_targets = [0, 1, 1, 0];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Xor_is_learnt_within_2000_epochs(int seed)
    {
        SeedNetwork network = new(seed);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 10 });
        float first = trainer.Step(s_inputs, s_targets);
        float loss = first;
        for (int epoch = 1; epoch < Epochs && loss >= 0.005f; epoch++)
            loss = trainer.Step(s_inputs, s_targets);
        loss = network.ComputeLoss(s_inputs, s_targets);

        Assert.InRange(first, 0.1f, 0.25f);
        Assert.True(loss < 0.005f, $"seed {seed}: the loss is still {loss}");
        int[] classes = new int[4];
        network.Classify(s_inputs, classes);
        Assert.Equal([0, 1, 1, 0], classes);
    }

    [Fact]
    public void Step_returns_the_loss_before_the_update_and_moves_by_the_gradient()
    {
        SeedNetwork network = new(seed: 1);
        float[] before = new float[SeedNetwork.ParameterCount];
        float[] gradient = new float[SeedNetwork.ParameterCount];
        float[] after = new float[SeedNetwork.ParameterCount];
        network.GetParameters(before);
        float loss = network.ComputeGradient(s_inputs, s_targets, gradient);

        Assert.Equal(loss, network.CreateTrainer(new Sgd { LearningRate = 10 }).Step(s_inputs, s_targets), 1e-6f);

        network.GetParameters(after);
        for (int i = 0; i < after.Length; i++)
            Assert.Equal(before[i] - (10 * gradient[i]), after[i], 1e-6f);
    }
}
