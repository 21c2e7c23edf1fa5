using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The measurements of epochs and mini-batches that Fit reports, and early stopping based on them.</summary>
public sealed class FitMetricTests
{
    [Fact]
    public void Metrics_come_by_name_and_in_order()
    {
        (Dataset train, Dataset held) = FitTests.Corners(90).SplitAt(60);
        LinearClassifier network = new(2, 3);
        Metric own = new("bias", (one, rows) => ((LinearClassifier)one).Parameters[^1] + rows.Count);
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 0.05f }).Fit(train, new FitOptions
        {
            Epochs = 3,
            Validation = held,
            Metrics = [Metric.MacroF1, own, Metric.Accuracy, Metric.TopKAccuracy(2), Metric.RocAuc],
            ContinueWhile = progress =>
            {
                Assert.Equal(network.ClassificationReport(held).Macro.F1, progress.Metrics["macro F1"]);
                Assert.Equal(network.Parameters[^1] + 30, progress.Metrics[1]);
                Assert.Equal(progress.ValidationAccuracy, progress.Metrics["accuracy"]);
                Assert.Equal(network.TopKAccuracy(held, 2), progress.Metrics["top-2 accuracy"]);
                Assert.Equal(network.RocAuc(held), progress.Metrics["ROC-AUC"]);
                return true;
            },
        });
        MetricValues last = result.History[^1].Metrics;
        Assert.Equal(["macro F1", "bias", "accuracy", "top-2 accuracy", "ROC-AUC"], Enumerable.Range(0, last.Count).Select(last.NameOf));
        Assert.NotEqual(result.History[0].Metrics[1], last[1]);
        Assert.Contains("macro F1, bias", Assert.Throws<ArgumentException>(() => last["F1"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => last[5]);
        Assert.Throws<ArgumentException>(() => default(FitProgress).Metrics["F1"]);
        Assert.StartsWith("macro F1 ", last.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Regression_metrics_are_measured_as_outside_of_Fit()
    {
        LinearNetwork network = new(2, 1);
        Dataset held = FitTests.Line(7);
        MetricValues last = network.CreateTrainer(new Sgd())
            .Fit(FitTests.Line(20), new FitOptions { Epochs = 2, Validation = held, Metrics = [Metric.RootMeanSquaredError, Metric.MeanAbsoluteError, Metric.R2] }).History[^1].Metrics;
        Assert.Equal([network.RootMeanSquaredError(held), network.MeanAbsoluteError(held), network.R2(held)], [last["RMSE"], last["MAE"], last["R²"]]);
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 2)]
    public void Early_stopping_may_watch_one(bool higherIsBetter, int best)
    {
        // Each epoch returns the next value. The first value is measured before all epochs.
        float[] values = [0, 5, 3, 6, 8, 7, 6, 9, 9];
        int measured = 0;
        LinearNetwork network = new(2, 1);
        List<float[]> parameters = [];
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 0.1f }).Fit(FitTests.Line(8), new FitOptions
        {
            Epochs = 8,
            ValidationSplit = 0.25f,
            EarlyStopping = new EarlyStopping { Patience = 1, Metric = new Metric("next", (_, _) => values[measured++], higherIsBetter) },
            ContinueWhile = _ => { parameters.Add(network.Parameters); return true; },
        });
        Assert.Equal((best, values[best], best + 2, true), (result.BestEpoch!.Value, result.BestValue!.Value, result.Epochs, result.StoppedEarly));
        Assert.Equal(parameters[best - 1], network.Parameters);
        Assert.Equal(values[result.Epochs], result.History[^1].Metrics["next"]);
    }

    [Fact]
    public void Without_validation_the_training_rows_are_measured_after_the_epoch()
    {
        // The loss of an epoch is measured before its updates, which make this network worse. By that loss, the first epoch would be the
        // best although its parameters are the worst.
        LinearNetwork network = new(1, 1);
        Dataset data = FitRunTests.Line(8);
        List<float> losses = [];
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 3 }).Fit(data, new FitOptions
        {
            Epochs = 9,
            BatchSize = 8,
            EarlyStopping = new EarlyStopping { Patience = 2 },
            ContinueWhile = _ => { losses.Add(network.ComputeLoss(data)); return true; },
        });
        Assert.Equal(losses.Min(), result.BestValue);
        Assert.Equal(losses.Min(), network.ComputeLoss(data));
        Assert.Equal(losses.IndexOf(losses.Min()) + 1, result.BestEpoch);
        Assert.Null(result.ValidationLoss);
    }

    [Fact]
    public void Metrics_that_cannot_be_measured_are_refused_before_anything_is_learned()
    {
        LinearNetwork network = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 1 });
        Metric one = new("one", (_, _) => 1);
        Assert.Contains("Metric one is measured on validation rows", Refused(new FitOptions { Metrics = [one] }), StringComparison.Ordinal);
        Assert.Contains("Metric one is measured", Refused(new FitOptions { EarlyStopping = new EarlyStopping { Metric = one } }), StringComparison.Ordinal);
        Assert.Contains("Two metrics have the name one", Refused(new FitOptions { ValidationSplit = 0.5f, Metrics = [one, new Metric("one", (_, _) => 2)] }), StringComparison.Ordinal);
        Assert.Contains("one row", Refused(new FitOptions { Validation = FitTests.Line(1), Metrics = [Metric.R2] }), StringComparison.Ordinal);
        Assert.Equal(new float[3], network.Parameters);
        Assert.Throws<ArgumentException>("name", () => new Metric("", (_, _) => 1));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Metric.TopKAccuracy(0));

        string Refused(FitOptions options) => Assert.ThrowsAny<ArgumentException>(() => trainer.Fit(FitTests.Line(8), options)).Message;
    }

    [Fact]
    public void Mini_batches_are_told_and_take_no_memory()
    {
        List<BatchProgress> batches = new(16);
        List<long> allocated = new(16);
        Trainer trainer = new LinearNetwork(2, 1).CreateTrainer(new Sgd { LearningRate = 0 });
        Dataset data = FitTests.Line(10);
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 4,
            OnBatch = batch => { batches.Add(batch); allocated.Add(GC.GetAllocatedBytesForCurrentThread()); },
        };
        FitResult result = trainer.Fit(data, options);
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], batches.Select(batch => (batch.Epoch, batch.Batch)));
        Assert.All(batches, batch => Assert.Equal(3, batch.Batches));
        Assert.Equal(result.Loss, ((4 * batches[3].Loss) + (4 * batches[4].Loss) + (2 * batches[5].Loss)) / 10, 1e-6f);
        trainer.Fit(data, options);
        Assert.Equal(0, Enumerable.Range(7, 5).Select(i => allocated[i] - allocated[i - 1]).Order().ElementAt(2));
    }

    [Fact]
    public void Rates_are_of_the_rows_of_this_call()
    {
        LinearNetwork network = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Sgd());
        using CancellationTokenSource source = new();
        Dataset data = FitTests.Line(40);
        FitOptions Options(bool resumes) => new()
        {
            Epochs = 3,
            BatchSize = 10,
            Resume = resumes,
            CancellationToken = resumes ? default : source.Token,
            OnBatch = batch =>
            {
                if (batch.Batch == 3)
                    source.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(data, Options(resumes: false)));
        FitProgress first = trainer.Fit(data, Options(resumes: true)).History[0];
        Assert.Equal(10, first.RowsPerSecond * first.Elapsed.TotalSeconds, 1e-6);
        Assert.Equal(80 / first.RowsPerSecond, first.Remaining.TotalSeconds, 1e-6 * first.Remaining.TotalSeconds + 1e-6);
    }

    [Fact]
    public void A_time_left_that_is_too_long_for_a_TimeSpan_is_the_longest_there_is()
    {
        FitHistory history = new([], int.MaxValue);
        history.Start();
        history.NextMetrics(out _);
        Assert.Equal(TimeSpan.MaxValue, history.Add(default, long.MaxValue).Remaining);
        Assert.Equal(TimeSpan.Zero, history.Add(default, 0).Remaining);
    }

    [Fact]
    public void A_resumed_training_with_nothing_left_says_where_it_stands()
    {
        Trainer trainer = new LinearNetwork(2, 1).CreateTrainer(new Sgd());
        trainer.Fit(FitTests.Line(8), new FitOptions { Epochs = 5 });
        FitResult nothing = trainer.Fit(FitTests.Line(8), new FitOptions { Epochs = 5, Resume = true });
        Assert.Equal((5, float.NaN, TimeSpan.Zero), (nothing.Epochs, nothing.Loss, nothing.Elapsed));
    }
}
