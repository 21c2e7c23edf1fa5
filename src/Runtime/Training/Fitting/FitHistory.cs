using System;
using System.Diagnostics;

namespace MlpGen.Training;

/// <summary>Records the epochs of one call to <see cref="Trainer.Fit"/> and their timing.</summary>
/// <param name="metrics">The metrics that are measured after each epoch.</param>
/// <param name="epochs">The maximum number of epochs.</param>
internal sealed class FitHistory(Metric[] metrics, int epochs)
{
    // Memory for this many epochs is allocated at the start. Only a training run without a practical limit needs more later.
    private const int EpochsAtOnce = 65_536;

    private FitProgress[] _epochs = new FitProgress[int.Clamp(epochs, 0, EpochsAtOnce)];
    private float[] _values = new float[int.Clamp(epochs, 0, EpochsAtOnce) * metrics.Length];
    private int _count;
    private long _start;
    private long _rows;

    /// <summary>The completed epochs.</summary>
    public FitProgress[] Epochs => _epochs[.._count];

    /// <summary>Starts the clock.</summary>
    public void Start() => _start = Stopwatch.GetTimestamp();

    /// <summary>Adds to the number of rows that were trained on.</summary>
    public void Count(int rows) => _rows += rows;

    /// <summary>Returns the metrics of the next epoch and the memory for their values.</summary>
    public MetricValues NextMetrics(out Span<float> values)
    {
        if (_count == _epochs.Length)
        {
            int length = (int)long.Min(epochs, 2L * _count);
            Array.Resize(ref _epochs, length);
            Array.Resize(ref _values, length * metrics.Length);
        }

        values = _values.AsSpan(_count * metrics.Length, metrics.Length);
        return new MetricValues(metrics, _values, _count * metrics.Length);
    }

    /// <summary>Adds an epoch and fills in its timing.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="rowsLeft">The number of rows in all remaining epochs.</param>
    public FitProgress Add(FitProgress epoch, long rowsLeft)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        double speed = _rows / Math.Max(elapsed.TotalSeconds, 1e-9);
        return _epochs[_count++] = epoch with
        {
            Elapsed = elapsed,
            RowsPerSecond = speed,
            Remaining = rowsLeft == 0 ? TimeSpan.Zero : Duration(rowsLeft / speed),
        };
    }

    private static TimeSpan Duration(double seconds) =>
        seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
}
