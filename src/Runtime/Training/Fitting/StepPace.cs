using System;

namespace MlpGen;

/// <summary>How long the next mini-batch will take at most, from how long the last ones took.</summary>
/// <remarks>
/// The estimate is a running mean and three times the running mean deviation (as TCP estimates when to give an answer up: Jacobson 1988,
/// "Congestion Avoidance and Control", appendix A). One that took far longer, because the machine did something else, counts as four times the mean at most.
/// </remarks>
internal struct StepPace
{
    // The very first step waits for the compiler, and says nothing about the next.
    private const int StepsToIgnore = 1;
    private const double Share = 1.0 / 16;
    private const double Deviations = 3;
    private const double Outlier = 4;

    // Left free for what no estimate can foresee: an interrupt, another thread's turn. A mini-batch that is late by so much is still in time.
    private const double Reserve = 1.0 / 16;

    private int _steps;
    private double _mean;
    private double _deviation;

    /// <summary>Whether another mini-batch fits; while nothing is known, the first of a call does.</summary>
    /// <param name="elapsed">The time that the call has taken, in ticks of the stopwatch.</param>
    /// <param name="budget">The time that it may take.</param>
    public readonly bool Fits(long elapsed, double budget) =>
        _steps > StepsToIgnore ? elapsed + _mean + (Deviations * _deviation) <= budget * (1 - Reserve) : elapsed == 0 && budget > 0;

    /// <summary>Takes the time of a mini-batch into account.</summary>
    public void Add(long duration)
    {
        if (++_steps <= StepsToIgnore)
            return;
        if (_steps == StepsToIgnore + 1)
        {
            (_mean, _deviation) = (duration, duration * 0.25);
            return;
        }

        double limited = Math.Min(duration, Outlier * _mean), error = limited - _mean;
        _mean += Share * error;
        _deviation += Share * (Math.Abs(error) - _deviation);
    }

    /// <summary>A call in which nothing fitted: the estimate shrinks, so that a budget that was once too small is tried again.</summary>
    public void Starve()
    {
        _mean *= 1 - Share;
        _deviation *= 1 - Share;
    }
}
