using System;
using System.Collections.Generic;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Training;

/// <summary>
/// The position of a trainer in one dataset. <see cref="FitOptions.Resume"/> continues from it, and checkpoints store it.
/// </summary>
internal sealed class FitState
{
    private const string BatchSizeKey = "fit.batch_size";
    private const string SeedKey = "fit.seed";
    private const string ShuffleKey = "fit.shuffles";
    private const string EpochsKey = "fit.epochs";
    private const string LossSumKey = "fit.loss_sum";
    private const string LossWeightKey = "fit.loss_weight";
    private const string LastTensor = "fit.last";

    /// <summary>The names of the float tensors in a checkpoint.</summary>
    public static IEnumerable<string> TensorNames => [LastTensor, BestEpoch.Tensor];

    /// <summary>The order of the rows and the position in it.</summary>
    public MiniBatches Batches { get; private init; } = new();

    /// <summary>The number of rows in a mini-batch.</summary>
    public int BatchSize { get; set; }

    /// <summary>The seed of the random numbers.</summary>
    public int Seed { get; set; }

    /// <summary>True if the rows are shuffled each epoch.</summary>
    public bool Shuffle { get; set; }

    /// <summary>The number of completed epochs.</summary>
    public int Epochs { get; set; }

    /// <summary>The sum Σ wE over the rows of this epoch so far.</summary>
    public double LossSum { get; set; }

    /// <summary>The sum Σ w over these rows. Without weights it is their number. Rows of skipped mini-batches are not included.</summary>
    public double LossWeight { get; set; }

    /// <summary>The mean loss over the rows of this epoch so far. NaN if there are none.</summary>
    public float MeanLoss => (float)(LossSum / LossWeight);

    /// <summary>The best epoch that <see cref="EarlyStopping"/> has seen.</summary>
    public BestEpoch Best { get; private init; } = new();

    /// <summary>
    /// The packed parameters at the end of the last epoch, if the network now has the parameters of the best epoch. Training continues from
    /// these parameters. Otherwise null.
    /// </summary>
    public AlignedBuffer? LastParameters { get; set; }

    /// <summary>The early update that ended this training with fewer mini-batches than usual. Null if there was none.</summary>
    public EarlyUpdate? EarlyUpdate { get; set; }

    /// <summary>Returns true if the options divide and order the rows in the same way as this position.</summary>
    public bool Fits(int rows, FitOptions options) =>
        Batches.Count == rows && BatchSize == options.BatchSize && Shuffle == options.Shuffle;

    /// <summary>Adds the loss of a mini-batch to the mean of the epoch, unless it is NaN or ∞.</summary>
    /// <param name="loss">The loss Σ wE / Σ w of its rows.</param>
    /// <param name="weight">The sum Σ w of its weights.</param>
    public void Add(float loss, double weight)
    {
        if (!float.IsFinite(loss))
            return;
        LossSum += loss * weight;
        LossWeight += weight;
    }

    /// <summary>
    /// Continues where the last epoch ended. If the parameters are no longer those of the best epoch, the caller changed them on purpose,
    /// so they are kept.
    /// </summary>
    public void Continue(AlignedBuffer parameters)
    {
        if (LastParameters is not null && Best.Parameters is { } best && parameters.Span.SequenceEqual(best.Span))
            LastParameters.Span.CopyTo(parameters.Span);
        LastParameters = null;
    }

    /// <summary>
    /// Restores the parameters of the best epoch, and keeps those of the last epoch. Resuming needs them, because optimizer, schedule and
    /// row order are at that point.
    /// </summary>
    public void RestoreBest(AlignedBuffer parameters)
    {
        if (!Best.IsKnown || LastParameters is not null)
            return;

        // A training run cannot continue from non-finite parameters.
        if (Finite.All(parameters.Span))
            LastParameters = parameters.Clone();
        Best.Parameters.Span.CopyTo(parameters.Span);
    }

    /// <summary>Ends an epoch after all of its rows were returned.</summary>
    public void EndEpoch()
    {
        Batches.Rewind();
        (LossSum, LossWeight) = (0, 0);
        if (Epochs < int.MaxValue)
            Epochs++;
    }

    /// <summary>Starts a dataset from the beginning.</summary>
    public void Start(int rows, FitOptions options)
    {
        Batches.Start(rows, options.BatchSize, options.Seed);
        (BatchSize, Seed, Shuffle) = (options.BatchSize, options.Seed, options.Shuffle);
        (Epochs, LossSum, LossWeight, LastParameters, EarlyUpdate) = (0, 0, 0, null, null);
        Best.Watch(string.Empty);
    }

    /// <summary>Writes the position to a checkpoint.</summary>
    public void Write(CheckpointWriter writer)
    {
        writer.Number(BatchSizeKey, BatchSize);
        writer.Number(SeedKey, Seed);
        writer.Number(ShuffleKey, Shuffle ? 1 : 0);
        writer.Number(EpochsKey, Epochs);
        writer.Number(LossSumKey, LossSum);
        writer.Number(LossWeightKey, LossWeight);
        Batches.Write(writer);
        Best.Write(writer);
        if (LastParameters is not null)
            writer.Tensor(LastTensor, LastParameters);
    }

    /// <summary>Reads the position from a checkpoint.</summary>
    /// <exception cref="System.IO.InvalidDataException">An entry is missing or has a value that training cannot produce.</exception>
    public static FitState Read(CheckpointReader reader)
    {
        int epochs = reader.Number(EpochsKey, 0, int.MaxValue);
        int batchSize = reader.Number(BatchSizeKey, MiniBatches.HasRows(reader) ? 1 : 0, int.MaxValue);
        BestEpoch best = BestEpoch.Read(reader, epochs);
        return new()
        {
            Epochs = epochs,
            Batches = MiniBatches.Read(reader, batchSize),
            BatchSize = batchSize,
            Best = best,
            Seed = reader.Number(SeedKey, int.MinValue, int.MaxValue),
            Shuffle = reader.Number(ShuffleKey, 0, 1) == 1,
            LossSum = reader.Number(LossSumKey, double.MinValue, double.MaxValue),
            LossWeight = reader.Number(LossWeightKey, 0.0, double.MaxValue),
            LastParameters = best.IsKnown ? reader.TensorIfAny(LastTensor) : reader.Tensor(LastTensor, isNeeded: false),
        };
    }
}
