using System;

namespace MlpGen.Training;

/// <summary>How long the next mini-batch will take at most, from how long the last ones took.</summary>
/// <remarks>
/// The estimate is a running mean and three times the running mean deviation (as TCP estimates when to give an answer up: Jacobson 1988,
/// "Congestion Avoidance and Control", appendix A). One that took far longer, because the machine did something else, counts as four times
/// the mean at most; two in a row are what they are. Where nothing fits by the estimate, one is tried after four calls. While those that
/// are tried are in time, each call tries one, until the estimate has learned that they fit. One that was too late makes the next wait
/// twice as long, unless it was much faster than all before: an interpreter or a compiler is still warming up.
/// </remarks>
internal struct StepPace()
{
    // The very first step waits for the compiler, and says nothing about the next.
    private const int StepsToIgnore = 1;
    private const double Share = 1.0 / 16;
    private const double Deviations = 3;
    private const double FirstDeviation = 0.25;
    private const double Outlier = 4;
    private const double MuchFaster = 0.75;
    private const int ShortestWait = 4;
    private const int LongestWait = 1024;

    // Left free for what no estimate can foresee: an interrupt, another thread's turn. A mini-batch that is late by so much is still in
    // time.
    private const double Reserve = 1.0 / 16;

    private int _steps;
    private double _mean;
    private double _deviation;
    private bool _wasOutlier;
    private int _refused;
    private int _wait = ShortestWait;
    private bool _wasInTime;
    private double _fastest = double.PositiveInfinity;

    /// <summary>True if enough mini-batches have been seen for an estimate.</summary>
    public readonly bool IsKnown => _steps > StepsToIgnore;

    /// <summary>True if another mini-batch fits by the estimate.</summary>
    /// <param name="elapsed">The time that the call has taken since its first mini-batch began, in ticks of the clock.</param>
    /// <param name="budget">The time that it may take.</param>
    public readonly bool Fits(long elapsed, double budget) => elapsed + _mean + (Deviations * _deviation) <= budget * (1 - Reserve);

    /// <summary>True if one is tried at the beginning of a call, though by the estimate it does not fit.</summary>
    public readonly bool Tries => _wasInTime || _refused >= _wait;

    /// <summary>A call takes none.</summary>
    public void Refuse() => _refused++;

    /// <summary>Takes the time of a mini-batch into account.</summary>
    public void Add(long duration)
    {
        if (++_steps <= StepsToIgnore)
            return;
        bool isOutlier = duration > Outlier * _mean;
        if (_steps == StepsToIgnore + 1 || (isOutlier && _wasOutlier))
            Begin(duration);
        else
            Follow(duration);
        _wasOutlier = isOutlier;
        (_refused, _wait, _wasInTime, _fastest) = (0, ShortestWait, false, double.PositiveInfinity);
    }

    /// <summary>Takes the time of one that was tried into account.</summary>
    /// <param name="duration">How long it took.</param>
    /// <param name="budget">The time that the call had for it.</param>
    public void AddTried(long duration, double budget)
    {
        double fastest = Math.Min(_fastest, _mean);
        bool isMuchFaster = duration < MuchFaster * fastest;

        // What was known before did not fit, and is of another time.
        if (_wasInTime)
            Follow(duration);
        else
            Begin(duration);
        _wasInTime = duration <= budget * (1 - Reserve);
        if (!_wasInTime && !isMuchFaster)
            _wait = int.Min(2 * _wait, LongestWait);
        (_refused, _wasOutlier, _fastest) = (0, false, Math.Min(fastest, duration));
    }

    private void Begin(long duration) => (_mean, _deviation) = (duration, duration * FirstDeviation);

    private void Follow(long duration)
    {
        double error = Math.Min(duration, Outlier * _mean) - _mean;
        _mean += Share * error;
        _deviation += Share * (Math.Abs(error) - _deviation);
    }
}
