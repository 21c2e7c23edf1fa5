using System;
using System.Collections.Generic;

namespace MlpGen.Training;

/// <summary>Holds the validated inputs of a training run: its data, its loss and its metrics.</summary>
/// <param name="Data">The dataset as it was passed. Its first rows are trained on.</param>
/// <param name="Count">The number of rows that are trained on.</param>
/// <param name="Validation">The validation rows. Null if there are none.</param>
/// <param name="Metrics">The metrics that are measured on the validation rows.</param>
/// <param name="Loss">The loss to minimize.</param>
internal sealed record FitSubject(Dataset Data, int Count, Dataset? Validation, Metric[] Metrics, FitLoss Loss)
{
    /// <summary>Validates the inputs of a training run.</summary>
    /// <exception cref="ArgumentException">The inputs do not match the network, or they contradict each other.</exception>
    public static FitSubject Create(INetwork network, Dataset data, FitOptions options, FitLoss loss)
    {
        int count = CountOf(data, options);
        loss.ThrowIfMismatched(network, Learned(data, count), nameof(data));
        Dataset? validation = count < data.Count ? data.SplitAt(count).After : options.Validation;
        if (validation is not null)
            loss.ThrowIfMismatched(network, validation, "options.Validation");
        Metric[] metrics = MetricsOf(options, validation);

        // Measure each metric once, so that an invalid one throws before anything changes. Skip this if the loss is not finite, because
        // then metrics are not measured.
        if (metrics.Length > 0 && float.IsFinite(loss.Compute(network, validation!)))
        {
            foreach (Metric metric in metrics)
                metric.Measure(network, validation!);
        }

        return new FitSubject(data, count, validation, metrics, loss);
    }

    /// <summary>Returns the rows that are trained on.</summary>
    public static Dataset Learned(Dataset data, int count) => count < data.Count ? data.SplitAt(count).Before : data;

    /// <summary>Returns the number of rows that are not held out.</summary>
    /// <exception cref="ArgumentException">All rows or no rows would be held out, or validation rows are also set.</exception>
    public static int CountOf(Dataset data, FitOptions options)
    {
        if (options.ValidationSplit == 0)
            return data.Count;
        if (options.Validation is not null)
            throw new ArgumentException("Validation and ValidationSplit are both set. Set one of them.", nameof(options));
        int held = (int)Math.Round((double)options.ValidationSplit * data.Count);
        if (held == 0 || held == data.Count)
        {
            throw new ArgumentException(
                $"ValidationSplit {options.ValidationSplit} holds out {held} of {data.Count} rows. " +
                "Choose a value that holds out at least one row and leaves at least one row.",
                nameof(options));
        }

        return data.Count - held;
    }

    private static Metric[] MetricsOf(FitOptions options, Dataset? validation)
    {
        List<Metric> metrics = [.. options.Metrics];
        if (metrics.Contains(null!))
            throw new ArgumentException("A metric is null. Remove it.", nameof(options));
        if (options.EarlyStopping?.Metric is { } watched && !metrics.Contains(watched))
            metrics.Add(watched);
        if (metrics.Count > 0 && validation is null)
        {
            throw new ArgumentException(
                $"Metric {metrics[0].Name} is measured on validation rows, but there are none. Set Validation or ValidationSplit.",
                nameof(options));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Metric metric in metrics)
        {
            if (!names.Add(metric.Name))
                throw new ArgumentException($"Two metrics have the name {metric.Name}. Give each metric a unique name.", nameof(options));
        }

        return [.. metrics];
    }
}
