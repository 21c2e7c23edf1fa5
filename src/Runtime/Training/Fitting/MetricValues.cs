using System;
using System.Globalization;
using System.Linq;

namespace MlpGen;

/// <summary>What the metrics of one epoch came to, by name or in the order of <see cref="FitOptions.Metrics"/>.</summary>
public readonly record struct MetricValues
{
    private readonly Metric[]? _metrics;
    private readonly float[]? _values;
    private readonly int _first;

    internal MetricValues(Metric[] metrics, float[] values, int first) => (_metrics, _values, _first) = (metrics, values, first);

    /// <summary>How many there are.</summary>
    public int Count => _metrics?.Length ?? 0;

    /// <summary>The value of a metric by its place.</summary>
    /// <param name="index">0 … <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    public float this[int index] => _values![_first + Demand(index)];

    /// <summary>The value of a metric by its name.</summary>
    /// <param name="name"><see cref="Metric.Name"/>.</param>
    /// <exception cref="ArgumentException">No metric of this name was asked for.</exception>
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
                    ? $"There is no metric {name}, since none was asked for. Set FitOptions.Metrics."
                    : $"There is no metric {name}; {string.Join(", ", _metrics!.Select(metric => metric.Name))} fit.",
                nameof(name));
        }
    }

    /// <summary>The name of a metric.</summary>
    /// <param name="index">0 … <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    public string NameOf(int index) => _metrics![Demand(index)].Name;

    /// <summary>Names and values, one after the other.</summary>
    public override string ToString()
    {
        MetricValues all = this;
        return string.Join(
            ", ", Enumerable.Range(0, Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{all.NameOf(i)} {all[i]}")));
    }

    private int Demand(int index) => (uint)index < (uint)Count
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), $"There is no metric {index}; there are {Count}, counted from 0.");
}
