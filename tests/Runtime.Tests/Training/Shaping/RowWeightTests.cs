using System;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>Row weights as small and as large as floats allow, and invalid ones.</summary>
public sealed class RowWeightTests
{
    private const float Rate = 0.125f;

    [Theory]
    [InlineData(1e-37f)]
    [InlineData(1e-39f)]
    [InlineData(float.Epsilon)]
    [InlineData(float.MaxValue)]
    public void Equal_row_weights_of_any_size_give_the_unweighted_step(float weight)
    {
        LinearNetwork weighted = LeastSquares.Network(), plain = LeastSquares.Network();
        float loss = weighted.CreateTrainer(new Sgd { LearningRate = Rate }).Step(LeastSquares.X, LeastSquares.Y, [.. Enumerable.Repeat(weight, LeastSquares.Rows)]);
        Assert.Equal(plain.CreateTrainer(new Sgd { LearningRate = Rate }).Step(LeastSquares.X, LeastSquares.Y), loss, 1e-6f);
        for (int i = 0; i < plain.Parameters.Length; i++)
            Assert.Equal(plain.Parameters[i], weighted.Parameters[i], 1e-6f);
    }

    [Fact]
    public void The_product_of_a_class_and_a_row_may_be_too_small_for_a_float()
    {
        float[] inputs = [1, 2, -1, 0.5f];
        LinearClassifier small = new(2, 3), plain = new(2, 3);
        ClassifierTrainer trainer = new(small, new Sgd { LearningRate = Rate }, new TrainerOptions { ClassWeights = [1e-30f, 3e-30f, 1e-30f] });
        float loss = trainer.Step(inputs, [0, 1], [3e-20f, 2e-20f]);
        float expected = new ClassifierTrainer(plain, new Sgd { LearningRate = Rate }).Step(inputs, [0, 1], [1, 2]);
        Assert.Equal(expected, loss, 1e-6f);
        Assert.Equal(1, trainer.StepCount);
        for (int i = 0; i < plain.Parameters.Length; i++)
            Assert.Equal(plain.Parameters[i], small.Parameters[i], 1e-6f);
    }

    [Fact]
    public void Targets_whose_weight_is_negative_are_refused()
    {
        LinearClassifier network = new(2, 3);
        Trainer trainer = new(network, new Sgd(), new TrainerOptions { ClassWeights = [1, 1, 2] });
        ArgumentException error = Assert.Throws<ArgumentException>(() => trainer.Step([1, 2, 3, 4], [1, 0, 0, 0.5f, 0.25f, -1]));
        Assert.StartsWith(
            "The targets of row 1 times ClassWeights add up to -1.25, but the weight of a row must not be negative. Pass targets of at least 0, such as class probabilities.",
            error.Message, StringComparison.Ordinal);
        Assert.Equal("targets", error.ParamName);
        Assert.Equal(0, trainer.StepCount);
        Assert.All(network.Parameters, parameter => Assert.Equal(0, parameter));
    }

    [Fact]
    public void Targets_that_are_no_numbers_give_a_loss_that_is_none()
    {
        LinearClassifier network = new(2, 3);
        Trainer trainer = new(network, new Sgd(), new TrainerOptions { ClassWeights = [1, 1, 2] });
        Assert.Equal(float.NaN, trainer.Step([1, 2], [float.NaN, 0, 0]));
        Assert.Equal(float.NaN, trainer.Step([1, 2], [float.PositiveInfinity, 0, 0]));
        Assert.Equal(0, trainer.StepCount);
    }

    /// <summary>The loss of an epoch is Σ wE / Σ w over all its rows, regardless of their division into mini-batches.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_loss_of_an_epoch_is_the_weighted_mean_over_its_rows(int batchSize)
    {
        float[] inputs = [.. Enumerable.Range(0, 16).Select(i => (i * 7 % 5) - 2f)], weights = [0, 9, 1];
        int[] labels = [0, 0, 0, 0, 1, 2, 0, 2];
        LinearClassifier network = new(2, 3);
        network.SetParameters([0.5f, -0.25f, 0.75f, 1, -0.5f, 0.25f, 0.1f, -0.2f, 0.3f]);
        double sum = 0, total = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            float weight = weights[labels[row]];
            sum += weight * (double)network.ComputeLoss(inputs.AsSpan(2 * row, 2), labels.AsSpan(row, 1));
            total += weight;
        }

        ClassifierTrainer trainer = new(network, new Sgd { LearningRate = 0 }, new TrainerOptions { ClassWeights = weights });
        FitResult result = trainer.Fit(Dataset.FromArrays(inputs, labels, 2), new FitOptions { Epochs = 1, BatchSize = batchSize });
        Assert.Equal(sum / total, result.Loss, 1e-5);
    }
}
