using System;

namespace MlpGen;

/// <summary>
/// Something to measure of a network after each epoch of <see cref="Trainer.Fit"/>: one of these, or a function of your own.
/// </summary>
/// <remarks>Most allocate nothing once they have run; macro F1 and ROC-AUC do, each time.</remarks>
public sealed class Metric
{
    private readonly Func<INetwork, Dataset, float> _measure;

    /// <summary>A metric of your own.</summary>
    /// <param name="name">What <see cref="FitProgress.Metrics"/> calls it.</param>
    /// <param name="measure">Measures a network on validation rows; it may not change the network.</param>
    /// <param name="largerIsBetter">Which way <see cref="EarlyStopping"/> takes for progress.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Metric(string name, Func<INetwork, Dataset, float> measure, bool largerIsBetter = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(measure);
        (Name, _measure, HigherIsBetter) = (name, measure, largerIsBetter);
    }

    /// <summary><see cref="ClassificationMetrics.Accuracy"/>, 0 … 1.</summary>
    public static Metric Accuracy { get; } = new("accuracy", static (network, rows) => network.Accuracy(rows));

    /// <summary>The mean over the classes of their F1, 0 … 1; see <see cref="ClassificationReport.Macro"/>.</summary>
    public static Metric MacroF1 { get; } = new("macro F1", static (network, rows) => network.ClassificationReport(rows).Macro.F1);

    /// <summary>
    /// The area under the ROC curve; see <see cref="ClassificationMetrics.RocAuc(INetwork, Dataset, NetworkTransform)"/>.
    /// </summary>
    public static Metric RocAuc { get; } = new("ROC-AUC", static (network, rows) => network.RocAuc(rows));

    /// <summary>The coefficient of determination; see <see cref="RegressionMetrics.R2"/>.</summary>
    public static Metric R2 { get; } = new("R²", static (network, rows) => network.R2(rows));

    /// <summary><see cref="RegressionMetrics.RootMeanSquaredError"/>, in the unit of the targets that the network learns.</summary>
    public static Metric RootMeanSquaredError { get; } = new("RMSE", static (network, rows) =>
        network.RootMeanSquaredError(rows), largerIsBetter: false);

    /// <summary><see cref="RegressionMetrics.MeanAbsoluteError"/>, in the unit of the targets that the network learns.</summary>
    public static Metric MeanAbsoluteError { get; } = new("MAE", static (network, rows) =>
        network.MeanAbsoluteError(rows), largerIsBetter: false);

    /// <summary>What <see cref="FitProgress.Metrics"/> calls it.</summary>
    public string Name { get; }

    /// <summary>True if a larger value is a better one.</summary>
    public bool HigherIsBetter { get; }

    /// <summary><see cref="ClassificationMetrics.TopKAccuracy"/>, 0 … 1.</summary>
    /// <param name="k">1 … outputs.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public static Metric TopKAccuracy(int k) => k >= 1
        ? new($"top-{k} accuracy", (network, rows) => network.TopKAccuracy(rows, k))
        : throw new ArgumentOutOfRangeException(nameof(k), $"k is {k}; at least 1 fits.");

    /// <summary>Measures a network.</summary>
    /// <param name="network">The network, which stays as it is.</param>
    /// <param name="rows">At least one row.</param>
    /// <exception cref="ArgumentException">The rows do not fit.</exception>
    public float Measure(INetwork network, Dataset rows) => _measure(network, rows);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
