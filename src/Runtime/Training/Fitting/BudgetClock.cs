using System;
using System.Diagnostics;

namespace MlpGen;

/// <summary>One call that learns within a time: what has passed of it, and what was learned.</summary>
internal ref struct BudgetClock(TimeSpan budget)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double _budget = budget.TotalSeconds * Stopwatch.Frequency;
    private long _now;
    private int _steps;
    private double _lossSum;
    private long _rows;

    /// <summary>Whether another mini-batch fits.</summary>
    public readonly bool HasRoom(ref StepPace pace) => pace.Fits(_now, _budget);

    /// <summary>A mini-batch has ended.</summary>
    public void Add(float loss, int rows, ref StepPace pace)
    {
        long now = Stopwatch.GetTimestamp() - _start;
        pace.Add(now - _now);
        _now = now;
        if (!float.IsFinite(loss))
            return;
        _steps++;
        _rows += rows;
        _lossSum += (double)loss * rows;
    }

    /// <summary>What the call did.</summary>
    public readonly BudgetResult Result(ref StepPace pace)
    {
        if (_now == 0)
            pace.Starve();
        return new BudgetResult(_steps, (float)(_lossSum / _rows), Stopwatch.GetElapsedTime(_start));
    }
}
