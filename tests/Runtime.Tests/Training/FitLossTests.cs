using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Runtime.Tests.Training.Shaping;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Fit with row weights and with a user-defined loss. It takes the same steps as training by hand, and measures the loss that it minimizes.
/// </summary>
public sealed class FitLossTests
{
    private static readonly float[] s_weights = [1, 0, 3, 0.5f, 2];

    private static readonly Dataset s_data = Dataset.FromArrays(LeastSquares.X, LeastSquares.Y, LeastSquares.Inputs);

    private static readonly FitOptions s_inOrder = InOrder();

    [Fact]
    public void Weights_follow_their_rows()
    {
        Dataset weighted = s_data.WithWeights(s_weights);
        Assert.True(s_data.Weights.IsEmpty);
        Assert.Equal([2f, 1, 3], weighted.Select([4, 0, 2]).Weights.ToArray());
        Assert.Equal([0.5f, 2], weighted.SplitAt(3).After.Weights.ToArray());
        Assert.Equal(s_weights, weighted.Scale(2).Weights.ToArray());
        Assert.Equal(s_weights, weighted.StandardizeTargets(out _).Weights.ToArray());
        Dataset mixed = weighted.Shuffle(seed: 3);
        Assert.All(Enumerable.Range(0, 5), row => Assert.Equal(s_weights[Array.IndexOf(LeastSquares.Y, mixed.Targets[row])], mixed.Weights[row]));
        Dataset named = Dataset.FromArrays([1, 2], new[] { 0, 1 }, 1).WithWeights([1, 2]).WithClassNames(["a", "b"]);
        Assert.Equal([1f, 2], named.Weights.ToArray());
        Assert.Equal(["a", "b"], named.WithWeights([3, 4]).ClassNames);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>("weights", () => s_data.WithWeights([1, 2]));
        Assert.Throws<ArgumentException>("weights", () => s_data.WithWeights(new float[5]));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => s_data.WithWeights([1, 1, -1, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => s_data.WithWeights([1, 1, float.NaN, 1, 1]));
        Dataset nothing = s_data.WithWeights(s_weights).Select([1]);
        LinearNetwork network = LeastSquares.Network();
        Assert.Contains("All weights", Assert.Throws<ArgumentException>("data", () => network.ComputeLoss(nothing)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("data", () => network.CreateTrainer(new Sgd()).Fit(nothing, s_inOrder));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Weighted_epochs_are_weighted_steps(int threads)
    {
        LinearNetwork fitted = LeastSquares.Network(), stepped = LeastSquares.Network();
        using Trainer trainer = fitted.CreateTrainer(new Sgd { LearningRate = 0.1f }, new TrainerOptions { DegreeOfParallelism = threads });
        using Trainer byHand = stepped.CreateTrainer(new Sgd { LearningRate = 0.1f }, new TrainerOptions { DegreeOfParallelism = threads });
        FitResult result = trainer.Fit(s_data.WithWeights(s_weights), s_inOrder);
        double sum = 0;
        for (int first = 0; first < 5; first += 2)
        {
            int rows = Math.Min(2, 5 - first);
            float[] weights = s_weights[first..(first + rows)];
            sum += weights.Sum() * byHand.Step(LeastSquares.X.AsSpan(3 * first, 3 * rows), LeastSquares.Y.AsSpan(first, rows), weights);
        }

        Assert.Equal(stepped.Parameters, fitted.Parameters);
        Assert.NotEqual(LeastSquares.Start, fitted.Parameters);
        Assert.Equal(sum / s_weights.Sum(), result.Loss, 1e-6);
    }

    [Fact]
    public void The_loss_of_weighted_rows_is_their_weighted_mean()
    {
        double expected = Enumerable.Range(0, 5).Sum(row => s_weights[row] * Math.Pow(Error(LeastSquares.Start, row), 2) / 2) / s_weights.Sum();
        LinearNetwork network = LeastSquares.Network();
        Assert.Equal(expected, network.ComputeLoss(s_data.WithWeights(s_weights)), 1e-6);
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 1e-30f })
            .Fit(s_data, InOrder(s_data.WithWeights(s_weights)));
        Assert.Equal(expected, result.ValidationLoss!.Value, 1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_learns_and_measures_by_the_loss_that_it_is_given(bool weighted)
    {
        // Quantile regression needs two targets per row for a network with one output.
        float[] targets = [.. LeastSquares.Y.SelectMany(y => new[] { y, 0.8f })];
        Dataset data = Dataset.FromArrays(LeastSquares.X, targets, LeastSquares.Inputs);
        if (weighted)
            data = data.WithWeights(s_weights);
        LinearNetwork fitted = LeastSquares.Network(), stepped = LeastSquares.Network();
        FitResult result = fitted.CreateTrainer(new Sgd { LearningRate = 0.1f }).Fit(data, InOrder(data), new Pinball());
        Trainer byHand = stepped.CreateTrainer(new Sgd { LearningRate = 0.1f });
        float[] all = weighted ? s_weights : [1, 1, 1, 1, 1];
        for (int first = 0; first < 5; first += 2)
        {
            int rows = Math.Min(2, 5 - first);
            ReadOnlySpan<float> inputs = LeastSquares.X.AsSpan(3 * first, 3 * rows), some = targets.AsSpan(2 * first, 2 * rows);
            float loss = weighted ? byHand.Step(inputs, some, all.AsSpan(first, rows), new Pinball()) : byHand.Step(inputs, some, new Pinball());
            Assert.True(float.IsFinite(loss));
        }

        Assert.Equal(stepped.Parameters, fitted.Parameters);
        double expected = Enumerable.Range(0, 5).Sum(row => all[row] * Quantile(Error(fitted.Parameters, row))) / all.Sum();
        Assert.Equal(expected, result.ValidationLoss!.Value, 1e-6);
        Assert.Equal(expected, fitted.ComputeLoss(data, new Pinball()), 1e-6);
    }

    [Fact]
    public void Weights_of_a_given_loss_shape_its_gradient()
    {
        // The gradient is ∂E/∂w = Σ wₖ·slopeₖ·xₖ / Σ wₖ, computed in double precision.
        LinearNetwork network = LeastSquares.Network();
        float[] targets = [.. LeastSquares.Y.SelectMany(y => new[] { y, 0.8f })];
        network.CreateTrainer(new Sgd { LearningRate = 1 }).Step(LeastSquares.X, targets, s_weights, new Pinball());
        for (int i = 0; i <= LeastSquares.Inputs; i++)
        {
            double gradient = Enumerable.Range(0, 5).Sum(row =>
                s_weights[row] * (Error(LeastSquares.Start, row) < 0 ? -0.8 : 0.2) * (i < LeastSquares.Inputs ? LeastSquares.X[(row * LeastSquares.Inputs) + i] : 1)) / s_weights.Sum();
            Assert.Equal(LeastSquares.Start[i] - gradient, network.Parameters[i], 1e-6);
        }
    }

    [Fact]
    public void A_budget_reports_the_weighted_mean()
    {
        // Each of the first two calls takes one mini-batch, regardless of the budget.
        TimeSpan least = TimeSpan.FromTicks(1);
        LinearNetwork network = LeastSquares.Network();
        Dataset data = s_data.WithWeights(s_weights);
        BudgetResult all = network.CreateTrainer(new Sgd { LearningRate = 1e-30f }).StepFor(least, data, new FitOptions { BatchSize = 5, Shuffle = false });
        Assert.Equal(1, all.Steps);
        Assert.Equal(network.ComputeLoss(data), all.Loss, 1e-6);

        // Two rows per mini-batch. The weights of the second pair are zero.
        Dataset pairs = s_data.WithWeights([1, 2, 0, 0, 3]);
        FitOptions two = new() { BatchSize = 2, Shuffle = false };
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 1e-30f });
        Assert.Equal(1, trainer.StepFor(least, pairs, two).Steps);
        BudgetResult nothing = trainer.StepFor(least, pairs, two);
        Assert.Equal((0, 0, float.NaN), (nothing.Steps, nothing.Skipped, nothing.Loss));
    }

    [Fact]
    public void A_mini_batch_that_does_not_count_proves_nothing()
    {
        // The second row ruins the parameters. In the next epoch, the first row has weight 0 and measures nothing, so only the second row
        // reveals this.
        Dataset data = Dataset.FromArrays([1, 1], [0, 1e15f], 1).WithWeights([0, 1]);
        LinearNetwork network = new(1, 1);
        List<float> losses = [];
        network.CreateTrainer(new Sgd { LearningRate = 1e10f }).Fit(data, new FitOptions
        {
            Epochs = 2, BatchSize = 1, Shuffle = false, OnNonFinite = NonFinitePolicy.Restore, OnBatch = batch => losses.Add(batch.Loss),
        });
        Assert.Equal([float.NaN, (float)(0.5 * (double)1e15f * 1e15f), float.NaN, float.PositiveInfinity], losses);
        Assert.Equal([0f, 0], network.Parameters);
    }

    [Fact]
    public void The_rows_that_are_learned_from_must_count()
    {
        Dataset data = s_data.WithWeights([0, 0, 0, 0, 1]);
        LinearNetwork network = LeastSquares.Network();
        FitOptions options = new() { ValidationSplit = 0.2f, BatchSize = 2 };
        Assert.Throws<ArgumentException>("data", () => network.CreateTrainer(new Sgd()).Fit(data, options));
        Assert.Throws<ArgumentException>("data", () => network.CreateTrainer(new Sgd()).StepFor(TimeSpan.FromSeconds(1), data, options));
    }

    [Fact]
    public void Early_stopping_does_not_compare_one_loss_with_another()
    {
        Dataset data = Dataset.FromArrays(LeastSquares.X, LeastSquares.Y, LeastSquares.Inputs);
        Trainer trainer = LeastSquares.Network().CreateTrainer(new Sgd { LearningRate = 0.05f });
        FitOptions Options(int epochs) => new() { Epochs = epochs, BatchSize = 5, Shuffle = false, Validation = data, EarlyStopping = new EarlyStopping { Patience = 0 }, Resume = epochs > 3 };
        trainer.Fit(data, Options(3));

        // The values are a thousand times as large. Compared as values of the same loss, they would end training at once.
        FitResult result = trainer.Fit(data, Options(6), new Large());
        Assert.Equal((6, false), (result.Epochs, result.StoppedEarly));
    }

    [Fact]
    public void Nothing_changes_where_a_metric_does_not_fit()
    {
        Trainer trainer = LeastSquares.Network().CreateTrainer(new Sgd { LearningRate = 0.01f });
        trainer.Fit(s_data, new FitOptions { Epochs = 2, BatchSize = 2, Validation = s_data });
        FitOptions wrong = new() { Epochs = 4, BatchSize = 2, Validation = s_data, Metrics = [Metric.TopKAccuracy(7)] };
        Assert.ThrowsAny<ArgumentException>(() => trainer.Fit(s_data, wrong));
        Assert.Equal(4, trainer.Fit(s_data, new FitOptions { Epochs = 4, BatchSize = 2, Validation = s_data, Resume = true }).Epochs);
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(s_data, new FitOptions { Validation = s_data, Metrics = [null!] }));
    }

    [Fact]
    public void A_given_loss_wants_targets()
    {
        LinearClassifier network = new(2, 3);
        Dataset labels = FitTests.Corners(9);
        Assert.Throws<ArgumentException>("data", () => network.CreateTrainer(new Sgd()).Fit(labels, s_inOrder, new Pinball()));
        Assert.Throws<ArgumentException>("data", () => network.ComputeLoss(labels, new Pinball()));
        Assert.Throws<ArgumentException>("weights", () => LeastSquares.Network().CreateTrainer(new Sgd()).Step(LeastSquares.X, LeastSquares.Y, [1], new Pinball()));
    }

    private static FitOptions InOrder(Dataset? validation = null) =>
        new() { Epochs = 1, BatchSize = 2, Shuffle = false, Validation = validation };

    private static double Error(float[] parameters, int row) =>
        parameters[^1] + Enumerable.Range(0, LeastSquares.Inputs).Sum(i => (double)parameters[i] * LeastSquares.X[(row * LeastSquares.Inputs) + i]) - LeastSquares.Y[row];

    private static double Quantile(double error) => error < 0 ? -0.8 * error : 0.2 * error;

    /// <summary>The loss 500 (a − y)².</summary>
    private readonly struct Large : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            gradient[0] = (outputs[0] - targets[0]) * 0.1f;
            return 500 * (outputs[0] - targets[0]) * (outputs[0] - targets[0]);
        }
    }

    /// <summary>The loss of quantile regression (Koenker and Bassett 1978). The targets are y and τ.</summary>
    private readonly struct Pinball : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            float error = outputs[0] - targets[0], slope = error < 0 ? -targets[1] : 1 - targets[1];
            gradient[0] = slope;
            return slope * error;
        }
    }
}
