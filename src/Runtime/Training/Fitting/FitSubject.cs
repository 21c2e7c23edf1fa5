using System;
using System.Collections.Generic;

namespace MlpGen.Training;

/// <summary>Holds what a training learns from, what it minimizes and what it measures, checked.</summary>
/// <param name="Data">The dataset as it was passed; the first of its rows are learned from.</param>
/// <param name="Count">How many those are.</param>
/// <param name="Validation">Rows that are measured; null without.</param>
/// <param name="Metrics">What is measured of them.</param>
/// <param name="Loss">What is made small.</param>
internal sealed record FitSubject(Dataset Data, int Count, Dataset? Validation, Metric[] Metrics, FitLoss Loss)
{
    /// <summary>Checks what was asked for.</summary>
    /// <exception cref="ArgumentException">It does not fit the network, or contradicts itself.</exception>
    public static FitSubject Of(INetwork network, Dataset data, FitOptions options, FitLoss loss)
    {
        int count = CountOf(data, options);
        loss.Demand(network, Learned(data, count), nameof(data));
        Dataset? validation = count < data.Count ? data.SplitAt(count).After : options.Validation;
        if (validation is not null)
            loss.Demand(network, validation, "options.Validation");
        Metric[] metrics = MetricsOf(options, validation);

        // A metric that does not fit throws before anything changes. Where the loss is not finite, metrics are not measured.
        if (metrics.Length > 0 && float.IsFinite(loss.Compute(network, validation!)))
        {
            foreach (Metric metric in metrics)
                metric.Measure(network, validation!);
        }

        return new FitSubject(data, count, validation, metrics, loss);
    }

    /// <summary>The rows that are learned from.</summary>
    public static Dataset Learned(Dataset data, int count) => count < data.Count ? data.SplitAt(count).Before : data;

    /// <summary>How many rows of a dataset are not held out.</summary>
    /// <exception cref="ArgumentException">All or none are, or there are validation rows besides.</exception>
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
                $"ValidationSplit {options.ValidationSplit} of {data.Count} rows holds out {held} rows; " +
                "at least one must be held out and one be left.",
                nameof(options));
        }

        return data.Count - held;
    }

    private static Metric[] MetricsOf(FitOptions options, Dataset? validation)
    {
        List<Metric> metrics = [.. options.Metrics];
        if (metrics.Contains(null!))
            throw new ArgumentException("A metric is null. Leave it out.", nameof(options));
        if (options.EarlyStopping?.Metric is { } watched && !metrics.Contains(watched))
            metrics.Add(watched);
        if (metrics.Count > 0 && validation is null)
        {
            throw new ArgumentException(
                $"Metric {metrics[0].Name} is measured on validation rows, and there are none. Set Validation or ValidationSplit.",
                nameof(options));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Metric metric in metrics)
        {
            if (!names.Add(metric.Name))
                throw new ArgumentException($"Two metrics are called {metric.Name}. Give each a name of its own.", nameof(options));
        }

        return [.. metrics];
    }
}
