using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Learning;
using MlpGen.Steps;
using Xunit;
using static MlpGen.Runtime.Tests.Training.CheckpointCases;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>
/// Mini-batches that are too few for a full update. None of them is lost. The expected values follow the rule of Sgd in double precision.
/// </summary>
public sealed class AccumulationTests
{
    private const float Rate = 0.0625f;

    public static TheoryData<int, int, int> Windows => new(
        from steps in new[] { 2, 3, 4, 7, 100 } from batchSize in new[] { 1, 2, 5 } from epochs in new[] { 1, 3 } select (steps, batchSize, epochs));

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_training_ends_with_the_mean_of_what_is_left(int steps, int batchSize, int epochs)
    {
        (LinearNetwork network, Trainer trainer) = Fresh(steps);
        trainer.Fit(s_rows, Options(batchSize, epochs));
        AssertFollowed(network, trainer, steps, batchSize, epochs);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_stream_of_epochs_ends_with_the_mean_of_what_is_left(int steps, int batchSize, int epochs)
    {
        (LinearNetwork network, Trainer trainer) = Fresh(steps);
        await foreach (FitProgress progress in trainer.FitAsync(s_rows, Options(batchSize, 100), TestContext.Current.CancellationToken))
        {
            if (progress.Epoch == epochs)
                break;
        }

        AssertFollowed(network, trainer, steps, batchSize, epochs);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_stopped_training_ends_with_the_mean_of_what_is_left(int steps, int batchSize, int epochs)
    {
        (LinearNetwork network, Trainer trainer) = Fresh(steps);
        trainer.Fit(s_rows, Options(batchSize, 100, progress => progress.Epoch < epochs));
        AssertFollowed(network, trainer, steps, batchSize, epochs);

        (network, trainer) = Fresh(steps);
        using CancellationTokenSource source = new();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(s_rows, Options(batchSize, 100, progress => progress.Epoch < epochs || Cancel(source), source)));
        AssertFollowed(network, trainer, steps, batchSize, epochs);
    }

    [Fact]
    public void A_frame_that_has_no_room_for_a_mini_batch_takes_no_update_back()
    {
        (LinearNetwork network, Trainer trainer) = Fresh(steps: 2);
        FitOptions options = Options(LeastSquares.Rows, epochs: 1);

        // Each reading of the clock is a second after the last.
        long now = 0;
        trainer.Timestamp = () => now += System.Diagnostics.Stopwatch.Frequency;
        for (int frame = 0; frame < 3; frame++)
            trainer.StepFor(TimeSpan.FromSeconds(100), s_rows, options);
        trainer.Fit(s_rows, options);
        float[] after = [.. network.Parameters];
        Assert.Equal(0, trainer.StepFor(TimeSpan.FromMilliseconds(1), s_rows, options).Steps);
        Assert.Equal(after, network.Parameters);
    }

    [Fact]
    public void Trainings_of_one_mini_batch_update_each_time()
    {
        LinearNetwork network = new(1, 1), expected = new(1, 1);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = Rate }, new TrainerOptions { AccumulationSteps = 2 });
        Trainer plain = expected.CreateTrainer(new Sgd { LearningRate = Rate }, new TrainerOptions { DecayBiases = false });
        Dataset row = Dataset.FromArrays([2], [3f], 1);
        for (int call = 0; call < 100; call++)
        {
            trainer.Fit(row, new FitOptions { Epochs = 1 });
            plain.Step([2], [3]);
            Assert.Equal(call + 1, trainer.StepCount);
            Assert.Equal(expected.Parameters, network.Parameters);
        }
    }

    [Fact]
    public void Steps_after_a_training_begin_a_sum_of_their_own()
    {
        (LinearNetwork network, Trainer trainer) = Fresh(2);
        trainer.Fit(s_rows, Options(5, 1));
        double[] at = LeastSquares.Doubles(network.Parameters);
        Step(trainer, 0);
        Assert.Equal(1, trainer.StepCount);
        Step(trainer, 1);
        AssertNear(Follow(at, [Gradient(at, 0, 1), Gradient(at, 1, 1)]), network.Parameters);
        Assert.Equal(2, trainer.StepCount);
    }

    [Fact]
    public void What_steps_have_left_can_be_asked_for()
    {
        (LinearNetwork network, Trainer trainer) = Fresh(4);
        Assert.False(trainer.ApplyPending());
        double[] start = LeastSquares.Doubles(LeastSquares.Start);
        for (int row = 0; row < 3; row++)
            Step(trainer, row);
        Assert.True(trainer.ApplyPending());
        AssertNear(Follow(start, [Gradient(start, 0, 1), Gradient(start, 1, 1), Gradient(start, 2, 1)]), network.Parameters);
        Assert.False(trainer.ApplyPending());
        Assert.Equal(1, trainer.StepCount);
        Assert.False(new LinearNetwork(3, 1).CreateTrainer(new Sgd()).ApplyPending());
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.ApplyPending());
    }

    [Fact]
    public void Frames_of_several_datasets_fill_one_window()
    {
        (LinearNetwork network, Trainer trainer) = Fresh(3);
        Dataset first = s_rows.SplitAt(1).Before, second = s_rows.SplitAt(1).After.SplitAt(1).Before;
        double[] start = LeastSquares.Doubles(LeastSquares.Start);
        Frame(trainer, first);
        Frame(trainer, second);
        AssertNear(start, network.Parameters);
        Frame(trainer, second);
        double[] expected = Follow(start, [Gradient(start, 0, 1), Gradient(start, 1, 1), Gradient(start, 1, 1)]);
        AssertNear(expected, network.Parameters);
        Frame(trainer, first);
        Assert.True(trainer.ApplyPending());
        AssertNear(Follow(expected, [Gradient(expected, 0, 1)]), network.Parameters);
    }

    [Fact]
    public void A_mean_that_is_too_large_changes_nothing()
    {
        LinearNetwork network = new(1, 1);
        Trainer trainer = network.CreateTrainer(new Sgd(), new TrainerOptions { AccumulationSteps = 4, Clipping = GradientClipping.ByNorm(1) });

        // A fraction of the gradient fits in a float, but the mean does not.
        trainer.StepByGradients([2], [3e38f]);
        Assert.False(trainer.ApplyPending());
        Assert.Equal([0, 0], network.Parameters);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_training_that_fails_leaves_its_window_open()
    {
        (LinearNetwork network, Trainer trainer) = Fresh(3);
        Dataset broken = Dataset.FromArrays([.. LeastSquares.X[..6], float.MaxValue, 0, 0], [.. LeastSquares.Y[..2], 0], 3);
        Assert.Throws<NonFiniteLossException>(() => trainer.Fit(broken, Options(1, 1)));
        Assert.Equal(LeastSquares.Start, network.Parameters);
        double[] start = LeastSquares.Doubles(LeastSquares.Start);
        Step(trainer, 2);
        AssertNear(Follow(start, [Gradient(start, 0, 1), Gradient(start, 1, 1), Gradient(start, 2, 1)]), network.Parameters);
    }

    [Fact]
    public void What_an_epoch_has_left_outlives_a_return_to_its_end()
    {
        // Each epoch has three mini-batches, and each update has four. The second epoch begins with ruined parameters, so that its first
        // loss is not finite.
        (LinearNetwork network, Trainer trainer) = Fresh(4);
        Dataset three = s_rows.SplitAt(3).Before;
        bool isSpoilt = false;
        trainer.Fit(three, new FitOptions
        {
            Epochs = 2,
            BatchSize = 1,
            Shuffle = false,
            OnNonFinite = NonFinitePolicy.Restore,
            OnBatch = batch =>
            {
                if (batch is not { Epoch: 2, Batch: 1 } || isSpoilt)
                    return;
                isSpoilt = true;
                network.SetParameters([float.NaN, 0, 0, 0]);
            },
        });
        double[] start = LeastSquares.Doubles(LeastSquares.Start);

        // The first epoch leaves three gradients. In the second epoch, the batch that revealed the fault is left out, and the one after it
        // counts.
        double[] expected = Follow(start, [Gradient(start, 0, 1), Gradient(start, 1, 1), Gradient(start, 2, 1), Gradient(start, 2, 1)]);
        AssertNear(expected, network.Parameters);
    }

    internal static readonly Dataset s_rows = Dataset.FromArrays(LeastSquares.X, LeastSquares.Y, LeastSquares.Inputs);

    private static (LinearNetwork Network, Trainer Trainer) Fresh(int steps)
    {
        LinearNetwork network = LeastSquares.Network();
        return (network, network.CreateTrainer(new Sgd { LearningRate = Rate }, new TrainerOptions { AccumulationSteps = steps }));
    }

    private static FitOptions Options(int batchSize, int epochs, Func<FitProgress, bool>? goesOn = null, CancellationTokenSource? source = null) =>
        new() { Epochs = epochs, BatchSize = batchSize, Shuffle = false, ContinueWhile = goesOn, CancellationToken = source?.Token ?? default };

    private static bool Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return true;
    }

    private static void Step(Trainer trainer, int row) =>
        trainer.Step(LeastSquares.X.AsSpan(row * LeastSquares.Inputs, LeastSquares.Inputs), LeastSquares.Y.AsSpan(row, 1));

    private static void Frame(Trainer trainer, Dataset data)
    {
        while (trainer.StepFor(TimeSpan.FromTicks(1), data, new FitOptions { BatchSize = 1 }).Steps == 0)
        {
        }
    }

    private static double[] Gradient(double[] at, int row, int rows) => LeastSquares.Gradient(at, firstRow: row, rows: rows);

    private static double[] Follow(double[] at, double[][] gradients) =>
        [.. at.Select((parameter, i) => parameter - (Rate * gradients.Average(gradient => gradient[i])))];

    private static void AssertFollowed(LinearNetwork network, Trainer trainer, int steps, int batchSize, int epochs)
    {
        double[] expected = LeastSquares.Doubles(LeastSquares.Start);
        List<double[]> window = [];
        int updates = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            for (int row = 0; row < LeastSquares.Rows; row += batchSize)
            {
                window.Add(Gradient(expected, row, int.Min(batchSize, LeastSquares.Rows - row)));
                if (window.Count == steps)
                    Update();
            }
        }

        if (window.Count > 0)
            Update();
        AssertNear(expected, network.Parameters);
        Assert.Equal(updates, trainer.StepCount);

        void Update()
        {
            expected = Follow(expected, [.. window]);
            window.Clear();
            updates++;
        }
    }

    private static void AssertNear(double[] expected, float[] found) => Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
}
