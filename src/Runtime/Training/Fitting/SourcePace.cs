namespace MlpGen;

/// <summary>What a trainer remembers of a source or dataset that it has learned from within a time: each has a pace of its own.</summary>
internal sealed class SourcePace
{
    private readonly CommonPace _common;
    private StepPace _steps;

    /// <summary>Begins a source with the pace of all those with such a batch size; what it learns goes into both.</summary>
    public SourcePace(CommonPace common) => (_common, _steps) = (common, common.Steps);

    /// <summary>Whether it is known to fit the network: looking at every label takes longer than a frame may.</summary>
    public bool IsChecked { get; set; }

    /// <summary>Whether another mini-batch fits; see <see cref="StepPace.Fits"/>.</summary>
    public bool Fits(long elapsed, double budget) => _steps.Fits(elapsed, budget);

    /// <summary>Takes the time of a mini-batch into account.</summary>
    public void Add(long duration)
    {
        _steps.Add(duration);
        _common.Steps.Add(duration);
    }
}

/// <summary>How long mini-batches of a size take a trainer, whatever they come from.</summary>
internal sealed class CommonPace
{
    /// <summary>How long they take.</summary>
    public StepPace Steps = new();
}
