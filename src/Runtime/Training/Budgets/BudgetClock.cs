using System;
using System.Diagnostics;

namespace MlpGen.Training;

/// <summary>One call that learns within a time: what has passed of it, and what was learned.</summary>
/// <param name="budget">The time.</param>
/// <param name="timestamp">The clock, in ticks of the stopwatch.</param>
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

    /// <summary>The first mini-batch begins: what came before takes time of the call, and is none of a mini-batch.</summary>
    public void Begin() => _prepared = timestamp() - _start;

    /// <summary>True if another mini-batch fits.</summary>
    public readonly bool HasRoom(SourcePace pace) => pace.Fits(_now, _budget - _prepared);

    /// <summary>A mini-batch has ended.</summary>
    /// <param name="loss">Its mean loss by the weights of its rows.</param>
    /// <param name="weight">The sum of these; where it is 0, nothing was learned.</param>
    /// <param name="rows">How many rows it had.</param>
    /// <param name="pace">What learns how long it took.</param>
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

    /// <summary>What the call did.</summary>
    /// <param name="epoch">Where it stands now.</param>
    public readonly BudgetResult Result(int epoch = 0) =>
        new(_steps, (float)(_lossSum / _weight), Stopwatch.GetElapsedTime(_start, timestamp()))
        {
            Rows = _rows,
            Skipped = _skipped,
            Epoch = epoch,
        };
}
