using System;

namespace MlpGen;

/// <summary>How long the next mini-batch will take at most, from how long the last ones took.</summary>
/// <remarks>
/// The estimate is a running mean and three times the running mean deviation (as TCP estimates when to give an answer up: Jacobson 1988,
/// "Congestion Avoidance and Control", appendix A). One that took far longer, because the machine did something else, counts as four times the mean at
/// most; two in a row are what they are. Where nothing fits, one is tried after 16 calls, and if it was too long, after twice as many again.
/// </remarks>
internal struct StepPace()
{
    // The very first step waits for the compiler, and says nothing about the next.
    private const int StepsToIgnore = 1;
    private const double Share = 1.0 / 16;
    private const double Deviations = 3;
    private const double FirstDeviation = 0.25;
    private const double Outlier = 4;
    private const int ShortestWait = 16;
    private const int LongestWait = 1024;

    // Left free for what no estimate can foresee: an interrupt, another thread's turn. A mini-batch that is late by so much is still in time.
    private const double Reserve = 1.0 / 16;

    private int _steps;
    private double _mean;
    private double _deviation;
    private bool _wasOutlier;
    private int _refused;
    private int _wait = ShortestWait;

    private readonly bool IsTried => _refused >= _wait;

    /// <summary>Whether another mini-batch fits; while nothing is known, the first of a call does.</summary>
    /// <param name="elapsed">The time that the call has taken since its first mini-batch began, in ticks of the stopwatch.</param>
    /// <param name="budget">The time that it may take.</param>
    public bool Fits(long elapsed, double budget)
    {
        if (_steps <= StepsToIgnore)
            return elapsed == 0;
        if (elapsed + _mean + (Deviations * _deviation) <= budget * (1 - Reserve) || (elapsed == 0 && IsTried))
            return true;
        if (elapsed == 0)
            _refused++;
        return false;
    }

    /// <summary>Takes the time of a mini-batch into account.</summary>
    public void Add(long duration)
    {
        if (++_steps <= StepsToIgnore)
            return;
        bool isOutlier = duration > Outlier * _mean;
        if (_steps == StepsToIgnore + 1 || IsTried || (isOutlier && _wasOutlier))
        {
            (_mean, _deviation) = (duration, duration * FirstDeviation);
        }
        else
        {
            double error = Math.Min(duration, Outlier * _mean) - _mean;
            _mean += Share * error;
            _deviation += Share * (Math.Abs(error) - _deviation);
        }

        _wasOutlier = isOutlier;
        _wait = IsTried ? int.Min(2 * _wait, LongestWait) : ShortestWait;
        _refused = 0;
    }
}
