using System;
using System.Globalization;
using System.Linq;

namespace MlpGen;

/// <summary>The values of the metrics after one epoch, by name or in the order of <see cref="FitOptions.Metrics"/>.</summary>
public readonly record struct MetricValues
{
    private readonly Metric[]? _metrics;
    private readonly float[]? _values;
    private readonly int _first;

    internal MetricValues(Metric[] metrics, float[] values, int first) => (_metrics, _values, _first) = (metrics, values, first);

    /// <summary>The number of metrics.</summary>
    public int Count => _metrics?.Length ?? 0;

    /// <summary>Gets the value of a metric by its index.</summary>
    /// <param name="index">The index of the metric, from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public float this[int index] => _values![_first + Demand(index)];

    /// <summary>Gets the value of a metric by its name.</summary>
    /// <param name="name">The name of the metric. See <see cref="Metric.Name"/>.</param>
    /// <exception cref="ArgumentException">No metric with this name was measured.</exception>
    public float this[string name]
    {
        get
        {
            for (int i = 0; i < Count; i++)
            {
                if (_metrics![i].Name == name)
                    return this[i];
            }

            throw new ArgumentException(
                Count == 0
                    ? $"There is no metric {name}, because no metrics were measured. Set FitOptions.Metrics."
                    : $"There is no metric {name}. The metrics are {string.Join(", ", _metrics!.Select(metric => metric.Name))}.",
                nameof(name));
        }
    }

    /// <summary>Returns the name of a metric.</summary>
    /// <param name="index">The index of the metric, from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public string NameOf(int index) => _metrics![Demand(index)].Name;

    /// <summary>Returns names and values, separated by commas.</summary>
    public override string ToString()
    {
        MetricValues all = this;
        return string.Join(
            ", ", Enumerable.Range(0, Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{all.NameOf(i)} {all[i]}")));
    }

    private int Demand(int index) => (uint)index < (uint)Count
        ? index
        : throw new ArgumentOutOfRangeException(
            nameof(index), $"index must be at least 0 and below the number of metrics, {Count} (was {index}).");
}
