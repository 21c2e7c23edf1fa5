using System;

namespace MlpGen;

/// <summary>A metric to measure after each epoch of <see cref="Trainer.Fit"/>: a predefined one or a user-defined function.</summary>
/// <remarks>After the first measurement, most metrics allocate nothing. Macro F1 and ROC-AUC allocate memory each time.</remarks>
public sealed class Metric
{
    private readonly Func<INetwork, Dataset, float> _measure;

    /// <summary>Creates a user-defined metric.</summary>
    /// <param name="name">The name of the metric in <see cref="FitProgress.Metrics"/>.</param>
    /// <param name="measure">The function that measures a network on the validation rows. It must not change the network.</param>
    /// <param name="higherIsBetter">True if higher values are better. <see cref="EarlyStopping"/> uses it. Default: true.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Metric(string name, Func<INetwork, Dataset, float> measure, bool higherIsBetter = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(measure);
        (Name, _measure, HigherIsBetter) = (name, measure, higherIsBetter);
    }

    /// <summary>The accuracy, from 0 to 1. See <see cref="ClassificationMetrics.Accuracy"/>.</summary>
    public static Metric Accuracy { get; } = new("accuracy", static (network, rows) => network.Accuracy(rows));

    /// <summary>The mean of the F1 scores of all classes, from 0 to 1. See <see cref="ClassificationReport.Macro"/>.</summary>
    public static Metric MacroF1 { get; } = new("macro F1", static (network, rows) => network.ClassificationReport(rows).Macro.F1);

    /// <summary>
    /// The area under the ROC curve. See <see cref="ClassificationMetrics.RocAuc(IInferenceNetwork, Dataset, NetworkTransform)"/>.
    /// </summary>
    public static Metric RocAuc { get; } = new("ROC-AUC", static (network, rows) => network.RocAuc(rows));

    /// <summary>The coefficient of determination. See <see cref="RegressionMetrics.R2"/>.</summary>
    public static Metric R2 { get; } = new("R²", static (network, rows) => network.R2(rows));

    /// <summary>
    /// The root mean squared error, in the unit of the targets that the network learns. See
    /// <see cref="RegressionMetrics.RootMeanSquaredError"/>.
    /// </summary>
    public static Metric RootMeanSquaredError { get; } = new("RMSE", static (network, rows) =>
        network.RootMeanSquaredError(rows), higherIsBetter: false);

    /// <summary>
    /// The mean absolute error, in the unit of the targets that the network learns. See <see cref="RegressionMetrics.MeanAbsoluteError"/>.
    /// </summary>
    public static Metric MeanAbsoluteError { get; } = new("MAE", static (network, rows) =>
        network.MeanAbsoluteError(rows), higherIsBetter: false);

    /// <summary>The name of the metric in <see cref="FitProgress.Metrics"/>.</summary>
    public string Name { get; }

    /// <summary>True if higher values are better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>Returns the metric for the top-k accuracy, from 0 to 1. See <see cref="ClassificationMetrics.TopKAccuracy"/>.</summary>
    /// <param name="k">The number of classes to consider, from 1 to the number of outputs.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public static Metric TopKAccuracy(int k) => k >= 1
        ? new($"top-{k} accuracy", (network, rows) => network.TopKAccuracy(rows, k))
        : throw new ArgumentOutOfRangeException(nameof(k), $"k must be at least 1 (was {k}).");

    /// <summary>Measures a network.</summary>
    /// <param name="network">The network. It is not changed.</param>
    /// <param name="rows">The rows. At least one row.</param>
    /// <exception cref="ArgumentException">The rows do not match the network or the metric.</exception>
    public float Measure(INetwork network, Dataset rows) => _measure(network, rows);

    /// <summary>Returns the name of the metric.</summary>
    public override string ToString() => Name;
}
