using System;

namespace MlpGen.Training;

/// <summary>Estimates an upper bound for the duration of the next mini-batch from the durations of previous ones.</summary>
/// <remarks>
/// The estimate is a running mean plus three times the running mean deviation, as in TCP's estimate of the retransmission timeout (Jacobson
/// 1988, "Congestion Avoidance and Control", appendix A). An outlier, for example because the machine was busy with something else, counts
/// as at most four times the mean. Two outliers in a row count in full. If no mini-batch fits by the estimate, one is tried after four
/// calls. As long as the tried ones are in time, each call tries one, until the estimate shows that they fit. If one is too late, the next
/// wait is twice as long, unless it was much faster than all previous ones: then an interpreter or a just-in-time compiler is still warming
/// up.
/// </remarks>
internal struct StepPace()
{
    // The first step includes compilation, so its duration does not predict later ones.
    private const int StepsToIgnore = 1;
    private const double Share = 1.0 / 16;
    private const double Deviations = 3;
    private const double FirstDeviation = 0.25;
    private const double Outlier = 4;
    private const double MuchFaster = 0.75;
    private const int ShortestWait = 4;
    private const int LongestWait = 1024;

    // Reserved for delays that cannot be predicted, such as an interrupt or a thread switch. A mini-batch that is late by this much is
    // still in time.
    private const double Reserve = 1.0 / 16;

    private int _steps;
    private double _mean;
    private double _deviation;
    private bool _wasOutlier;
    private int _refused;
    private int _wait = ShortestWait;
    private bool _wasInTime;
    private double _fastest = double.PositiveInfinity;

    /// <summary>True if enough mini-batches have been measured for an estimate.</summary>
    public readonly bool IsKnown => _steps > StepsToIgnore;

    /// <summary>Returns true if another mini-batch fits by the estimate.</summary>
    /// <param name="elapsed">The time since the first mini-batch of the call started, in clock ticks.</param>
    /// <param name="budget">The time budget of the call.</param>
    public readonly bool Fits(long elapsed, double budget) => elapsed + _mean + (Deviations * _deviation) <= budget * (1 - Reserve);

    /// <summary>True if a call should try one mini-batch at its start although it does not fit by the estimate.</summary>
    public readonly bool ShouldTry => _wasInTime || _refused >= _wait;

    /// <summary>Records a call that took no mini-batch.</summary>
    public void Refuse() => _refused++;

    /// <summary>Records the duration of a mini-batch.</summary>
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

    /// <summary>Records the duration of a mini-batch that was tried.</summary>
    /// <param name="duration">The duration.</param>
    /// <param name="budget">The time budget of the call.</param>
    public void AddTried(long duration, double budget)
    {
        double fastest = Math.Min(_fastest, _mean);
        bool isMuchFaster = duration < MuchFaster * fastest;

        // The previous estimate exceeded the budget and is outdated.
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
