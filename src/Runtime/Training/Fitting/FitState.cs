using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Where a trainer stands in a dataset: what <see cref="FitOptions.Resumes"/> goes on from and a checkpoint keeps.</summary>
internal sealed class FitState
{
    /// <summary>The order of the rows, and the next of them.</summary>
    public MiniBatches Batches { get; } = new();

    /// <summary>The rows of a mini-batch.</summary>
    public int BatchSize { get; set; }

    /// <summary>Epochs that have ended.</summary>
    public int Epochs { get; set; }

    /// <summary>The sum of the losses of this epoch's rows so far.</summary>
    public double LossSum { get; set; }

    /// <summary>How many rows those are: fewer than were dealt where some were skipped.</summary>
    public int LossRows { get; set; }

    /// <summary>The smallest loss that <see cref="EarlyStopping"/> has seen.</summary>
    public float BestLoss { get; set; } = float.PositiveInfinity;

    /// <summary>The epochs since then.</summary>
    public int BadEpochs { get; set; }

    /// <summary>The parameters of that epoch, packed; null before the first.</summary>
    public AlignedBuffer? BestParameters { get; set; }

    /// <summary>Begins a dataset.</summary>
    public void Start(Dataset data, FitOptions options)
    {
        Batches.Start(data, options.BatchSize, options.Seed);
        BatchSize = options.BatchSize;
        (Epochs, LossSum, LossRows, BestLoss, BadEpochs) = (0, 0, 0, float.PositiveInfinity, 0);
    }
}
