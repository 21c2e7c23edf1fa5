namespace MlpGen.Training;

/// <summary>What a trainer remembers of a source or dataset that it has learned from within a time: each has a pace of its own.</summary>
internal sealed class SourcePace
{
    private readonly CommonPace _common;
    private StepPace _steps;
    private bool _isTried;
    private double _budget;

    /// <summary>Begins a source with the pace of all those with such a batch size; what it learns goes into both.</summary>
    public SourcePace(CommonPace common) => (_common, _steps) = (common, common.Steps);

    /// <summary>True if it is known to fit the network: looking at every label takes longer than a frame may.</summary>
    public bool IsChecked { get; set; }

    /// <summary>
    /// True if another mini-batch may begin: while nothing is known, or where nothing fits, the first of a call does now and then.
    /// </summary>
    /// <param name="elapsed">The time that the call has taken since its first mini-batch began, in ticks of the clock.</param>
    /// <param name="budget">The time that it may take.</param>
    public bool Fits(long elapsed, double budget)
    {
        (_isTried, _budget) = (false, budget);
        if (_steps.IsKnown && _steps.Fits(elapsed, budget))
            return true;
        if (elapsed > 0)
            return false;
        if (!_steps.IsKnown)
            return true;
        _isTried = _steps.Tries;
        if (!_isTried)
        {
            // A source that is new in each frame would wait for ever if it counted alone.
            _steps.Refuse();
            _common.Steps.Refuse();
        }

        return _isTried;
    }

    /// <summary>Takes the time of the mini-batch into account that has begun.</summary>
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

/// <summary>How long mini-batches of a size take a trainer, whatever they come from.</summary>
internal sealed class CommonPace
{
    /// <summary>How long they take.</summary>
    public StepPace Steps = new();
}
