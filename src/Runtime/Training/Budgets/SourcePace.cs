namespace MlpGen.Training;

/// <summary>The timing of one source or dataset that a trainer learns from within a time budget. Each has its own pace.</summary>
internal sealed class SourcePace
{
    private readonly CommonPace _common;
    private StepPace _steps;
    private bool _isTried;
    private double _budget;

    /// <summary>Starts with the pace of all sources with the same batch size. New measurements update both.</summary>
    public SourcePace(CommonPace common) => (_common, _steps) = (common, common.Steps);

    /// <summary>
    /// True if the dataset has been checked against the network. Checking every label takes too long to repeat in each call.
    /// </summary>
    public bool IsChecked { get; set; }

    /// <summary>
    /// Returns true if another mini-batch may start. If the pace is not known, or if no mini-batch fits into the budget, the first
    /// mini-batch of a call is sometimes allowed anyway.
    /// </summary>
    /// <param name="elapsed">The time since the first mini-batch of the call started, in clock ticks.</param>
    /// <param name="budget">The time budget of the call.</param>
    public bool Fits(long elapsed, double budget)
    {
        (_isTried, _budget) = (false, budget);
        if (_steps.IsKnown && _steps.Fits(elapsed, budget))
            return true;
        if (elapsed > 0)
            return false;
        if (!_steps.IsKnown)
            return true;
        _isTried = _steps.ShouldTry;
        if (!_isTried)
        {
            // Count for both: a source that is created anew for each call would otherwise never be tried.
            _steps.Refuse();
            _common.Steps.Refuse();
        }

        return _isTried;
    }

    /// <summary>Records the duration of the mini-batch that was started.</summary>
    public void Add(long duration)
    {
        Add(ref _steps, duration);
        Add(ref _common.Steps, duration);
    }

    private void Add(ref StepPace pace, long duration)
    {
        if (_isTried)
            pace.AddTried(duration, _budget);
        else
            pace.Add(duration);
    }
}

/// <summary>The timing of all mini-batches with one batch size, regardless of their source.</summary>
internal sealed class CommonPace
{
    /// <summary>The timing.</summary>
    public StepPace Steps = new();
}
