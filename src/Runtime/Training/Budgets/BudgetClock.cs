using System;
using System.Diagnostics;

namespace MlpGen.Training;

/// <summary>Measures one call that trains within a time budget: the time it has used and what it has learned.</summary>
/// <param name="budget">The time budget.</param>
/// <param name="timestamp">The clock, in <see cref="Stopwatch"/> ticks.</param>
internal ref struct BudgetClock(TimeSpan budget, Func<long> timestamp)
{
    private readonly long _start = timestamp();
    private readonly double _budget = budget.TotalSeconds * Stopwatch.Frequency;
    private long _prepared;
    private long _now;
    private int _steps;
    private int _skipped;
    private double _lossSum;
    private double _weight;
    private long _rows;

    /// <summary>
    /// Marks the start of the first mini-batch. The time before it counts as part of the call, but not as part of a mini-batch.
    /// </summary>
    public void Begin() => _prepared = timestamp() - _start;

    /// <summary>Returns true if another mini-batch fits into the budget.</summary>
    public readonly bool HasRoom(SourcePace pace) => pace.Fits(_now, _budget - _prepared);

    /// <summary>Records a mini-batch that has ended.</summary>
    /// <param name="loss">The weighted mean loss of its rows.</param>
    /// <param name="weight">The sum of the weights. If it is 0, nothing was learned.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="pace">The pace that records the duration.</param>
    public void Add(float loss, double weight, int rows, SourcePace pace)
    {
        long now = timestamp() - _start - _prepared;
        pace.Add(now - _now);
        _now = now;
        if (weight == 0)
            return;
        if (!float.IsFinite(loss))
        {
            _skipped++;
            return;
        }

        _steps++;
        _rows += rows;
        _lossSum += loss * weight;
        _weight += weight;
    }

    /// <summary>Returns the result of the call.</summary>
    /// <param name="epoch">The current epoch.</param>
    public readonly BudgetResult Result(int epoch = 0) =>
        new(_steps, (float)(_lossSum / _weight), Stopwatch.GetElapsedTime(_start, timestamp()))
        {
            Rows = _rows,
            Skipped = _skipped,
            Epoch = epoch,
        };
}
