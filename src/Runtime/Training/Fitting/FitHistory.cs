using System;
using System.Diagnostics;

namespace MlpGen.Training;

/// <summary>The epochs of one call of <see cref="Trainer.Fit"/>, with the time that they took.</summary>
/// <param name="metrics">What was measured of each.</param>
/// <param name="epochs">How many there will be at most.</param>
internal sealed class FitHistory(Metric[] metrics, int epochs)
{
    // Room for so many epochs is made before the first; who trains until canceled needs more only after a while.
    private const int EpochsAtOnce = 65_536;

    private FitProgress[] _epochs = new FitProgress[int.Clamp(epochs, 0, EpochsAtOnce)];
    private float[] _values = new float[int.Clamp(epochs, 0, EpochsAtOnce) * metrics.Length];
    private int _count;
    private long _start;
    private long _rows;

    /// <summary>The epochs so far.</summary>
    public FitProgress[] Epochs => _epochs[.._count];

    /// <summary>Starts the clock.</summary>
    public void Start() => _start = Stopwatch.GetTimestamp();

    /// <summary>Counts rows that were learned from.</summary>
    public void Count(int rows) => _rows += rows;

    /// <summary>Where the metrics of the next epoch are written.</summary>
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

    /// <summary>Adds an epoch, completed by times.</summary>
    /// <param name="epoch">What it learned.</param>
    /// <param name="rowsLeft">The rows of all epochs to come.</param>
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
