namespace MlpGen;

/// <summary>What a trainer remembers of a source or dataset that it has learned from within a time: each has a pace of its own.</summary>
internal sealed class SourcePace
{
    private int _batchSize;

    /// <summary>How long its mini-batches take.</summary>
    public StepPace Steps = new();

    /// <summary>Whether it is known to fit the network: looking at every label takes longer than a frame may.</summary>
    public bool IsChecked { get; set; }

    /// <summary>Another batch size is another pace.</summary>
    public SourcePace With(int batchSize)
    {
        if (batchSize != _batchSize)
            (_batchSize, Steps) = (batchSize, new StepPace());
        return this;
    }
}
