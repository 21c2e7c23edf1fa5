using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class FitTests
{
    [Fact]
    public void Finds_the_line_that_the_targets_lie_on()
    {
        LinearNetwork network = new(2, 1);
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 0.1f, Momentum = 0.9f })
            .Fit(Line(50), new FitOptions { Epochs = 60, BatchSize = 8, Seed = 1 });
        Assert.Equal(2, network.Parameters[0], 1e-3);
        Assert.Equal(-3, network.Parameters[1], 1e-3);
        Assert.Equal(0.5, network.Parameters[2], 1e-3);
        Assert.True(result.Loss < 1e-5f * result.History[0].Loss, $"{result.Loss} after {result.History[0].Loss}");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(23)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void Fit_steps_through_rows_shuffled_by_Pcg32_with_a_short_last_batch(int batchSize)
    {
        Dataset data = Line(23);
        LinearNetwork fitted = new(2, 1);
        FitResult result = fitted.CreateTrainer(new Adam()).Fit(data, new FitOptions { Epochs = 3, BatchSize = batchSize, Seed = 9 });

        LinearNetwork stepped = new(2, 1);
        Trainer trainer = stepped.CreateTrainer(new Adam());
        Pcg32 random = new(9);
        int[] order = Enumerable.Range(0, 23).ToArray();
        for (int epoch = 0; epoch < 3; epoch++)
        {
            // The Fisher-Yates shuffle, from the first position on.
            for (int place = 0; place < order.Length; place++)
            {
                int drawn = place + random.NextInt32(order.Length - place);
                (order[place], order[drawn]) = (order[drawn], order[place]);
            }

            double sum = 0;
            foreach (int[] batch in order.Chunk(batchSize))
            {
                float[] inputs = batch.SelectMany(row => data.InputsOf(row).ToArray()).ToArray();
                float[] targets = batch.SelectMany(row => data.TargetsOf(row).ToArray()).ToArray();
                sum += trainer.Step(inputs, targets) * (double)batch.Length;
            }

            Assert.Equal(sum / 23, result.History[epoch].Loss, 1e-6);
        }

        Assert.Equal(stepped.Parameters, fitted.Parameters);
    }

    [Fact]
    public void The_same_seed_gives_the_same_network_and_another_seed_another()
    {
        float[] Train(int seed)
        {
            LinearClassifier network = new(2, 3);
            ClassifierTrainer trainer = new(network, new Sgd { LearningRate = 0.3f });
            trainer.Fit(Corners(40), new FitOptions { Epochs = 2, BatchSize = 3, Seed = seed });
            return network.Parameters;
        }

        Assert.Equal(Train(4), Train(4));
        Assert.NotEqual(Train(4), Train(5));
        Assert.NotEqual(Train(4), Train(-4));
    }

    [Fact]
    public void Labels_train_a_classifier_and_validation_rows_are_measured_only()
    {
        (Dataset train, Dataset held) = Corners(120).SplitAt(90);
        LinearClassifier network = new(2, 3);
        Recorder recorder = new();
        FitResult result = new ClassifierTrainer(network, new Adam { LearningRate = 0.1f })
            .Fit(train, new FitOptions { Epochs = 20, BatchSize = 16, Validation = held, Progress = recorder });

        Assert.Equal(1, result.ValidationAccuracy);
        Assert.Equal(network.ComputeLoss(held.Inputs, held.Labels), result.ValidationLoss);
        Assert.Equal(20, result.Epochs);
        Assert.Equal(recorder.Epochs, result.History);
        Assert.Equal(Enumerable.Range(1, 20), recorder.Epochs.Select(progress => progress.Epoch));
        Assert.All(recorder.Epochs, progress => Assert.Equal(20, progress.Epochs));
        Assert.True(recorder.Epochs[0].Elapsed > TimeSpan.Zero && result.Elapsed >= recorder.Epochs[0].Elapsed);

        LinearClassifier alone = new(2, 3);
        new ClassifierTrainer(alone, new Adam { LearningRate = 0.1f }).Fit(train, new FitOptions { Epochs = 20, BatchSize = 16 });
        Assert.Equal(alone.Parameters, network.Parameters);
    }

    [Fact]
    public void Without_validation_or_classes_there_is_nothing_to_report_about_them()
    {
        LinearNetwork network = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Sgd());
        FitResult alone = trainer.Fit(Line(8), new FitOptions { Epochs = 1 });
        Assert.Null(alone.ValidationLoss);
        Assert.Null(alone.ValidationAccuracy);
        FitResult measured = trainer.Fit(Line(8), new FitOptions { Epochs = 1, Validation = Line(5) });
        Assert.NotNull(measured.ValidationLoss);
        Assert.Null(measured.ValidationAccuracy);
    }

    [Fact]
    public void Epochs_allocate_nothing_once_the_trainer_has_run()
    {
        (Dataset train, Dataset held) = Corners(100).SplitAt(70);
        ClassifierTrainer trainer = new(new LinearClassifier(2, 3), new Adam());
        trainer.Fit(train, new FitOptions { Epochs = 1, BatchSize = 16, Validation = held });

        Recorder recorder = new();
        trainer.Fit(train, new FitOptions { Epochs = 40, BatchSize = 16, Validation = held, Progress = recorder });

        // A garbage collection that other tests cause may add to the thread's count once. An epoch that allocates adds to it every time.
        Assert.Equal(0, Enumerable.Range(1, 39).Select(epoch => recorder.AllocatedBytes[epoch] - recorder.AllocatedBytes[epoch - 1]).Order().ElementAt(20));

        trainer.Fit(held, new FitOptions { Epochs = 1, BatchSize = 8 });
        Recorder smaller = new();
        FitOptions options = new() { Epochs = 1, BatchSize = 8, Progress = smaller };
        long before = GC.GetAllocatedBytesForCurrentThread();
        trainer.Fit(held, options);
        // Allows for the request, the run, and its history of one epoch.
        Assert.InRange(smaller.AllocatedBytes[0] - before, 0, 512);
    }

    [Fact]
    public void Cancellation_stops_between_steps_and_keeps_what_was_learned()
    {
        using CancellationTokenSource source = new();
        LinearNetwork network = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.1f });
        Recorder recorder = new(progress =>
        {
            if (progress.Epoch == 2)
                source.Cancel();
        });
        FitOptions options = new() { Epochs = 50, BatchSize = 4, Progress = recorder, CancellationToken = source.Token };
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Line(20), options));
        Assert.Equal(2, recorder.Epochs.Count);

        float[] kept = network.Parameters;
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Line(20), options));
        Assert.Equal(kept, network.Parameters);
        FitResult more = trainer.Fit(Line(20), new FitOptions { Epochs = 1, BatchSize = 4 });
        Assert.True(more.Loss < recorder.Epochs[0].Loss);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_before_the_step()
    {
        LinearNetwork network = new(2, 1);
        network.SetParameters([1e30f, 0, 0]);
        Trainer trainer = network.CreateTrainer(new Sgd());
        NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(Line(9), new FitOptions { BatchSize = 4 }));
        Assert.Contains("epoch 1, batch 1", exception.Message);
        Assert.Equal([1e30f, 0, 0], network.Parameters);

        network.SetParameters([1, 1, 1]);
        Trainer wild = network.CreateTrainer(new Sgd { LearningRate = 1e25f });
        Assert.Contains("batch 2", Assert.Throws<NonFiniteLossException>(() => wild.Fit(Line(9), new FitOptions { BatchSize = 4 })).Message);
    }

    /// <summary>Creates points on y = 2x₀ − 3x₁ + ½.</summary>
    internal static Dataset Line(int rows)
    {
        Pcg32 random = new(3);
        float[] inputs = new float[rows * 2];
        float[] targets = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            inputs[2 * row] = (2 * random.NextSingle()) - 1;
            inputs[(2 * row) + 1] = (2 * random.NextSingle()) - 1;
            targets[row] = (2 * inputs[2 * row]) - (3 * inputs[(2 * row) + 1]) + 0.5f;
        }

        return Dataset.FromArrays(inputs, targets, 2);
    }

    /// <summary>Creates points around three corners, each of which is a class.</summary>
    internal static Dataset Corners(int rows)
    {
        Pcg32 random = new(8);
        float[] inputs = new float[rows * 2];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = row % 3;
            inputs[2 * row] = (labels[row] == 0 ? 2 : -2) + random.NextSingle();
            inputs[(2 * row) + 1] = (labels[row] == 1 ? 2 : -2) + random.NextSingle();
        }

        return Dataset.FromArrays(inputs, labels, 2);
    }
}
