using System;
using System.Collections.Generic;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Training;

/// <summary>Where a trainer stands in one dataset: what <see cref="FitOptions.Resume"/> goes on from and a checkpoint keeps.</summary>
internal sealed class FitState
{
    private const string BatchSizeKey = "fit.batch_size";
    private const string SeedKey = "fit.seed";
    private const string ShuffleKey = "fit.shuffles";
    private const string EpochsKey = "fit.epochs";
    private const string LossSumKey = "fit.loss_sum";
    private const string LossWeightKey = "fit.loss_weight";
    private const string LastTensor = "fit.last";

    /// <summary>The tensors of floats in a checkpoint.</summary>
    public static IEnumerable<string> TensorNames => [LastTensor, BestEpoch.Tensor];

    /// <summary>The order of the rows, and the next of them.</summary>
    public MiniBatches Batches { get; private init; } = new();

    /// <summary>The rows of a mini-batch.</summary>
    public int BatchSize { get; set; }

    /// <summary>Where the random numbers began.</summary>
    public int Seed { get; set; }

    /// <summary>True if the rows come in a new order each epoch.</summary>
    public bool Shuffle { get; set; }

    /// <summary>Epochs that have ended.</summary>
    public int Epochs { get; set; }

    /// <summary>Σ wE of this epoch's rows so far.</summary>
    public double LossSum { get; set; }

    /// <summary>Σ w of those rows: how many they are where all count alike, fewer than were dealt where some were skipped.</summary>
    public double LossWeight { get; set; }

    /// <summary>The mean loss of this epoch's rows so far; NaN where there is none.</summary>
    public float MeanLoss => (float)(LossSum / LossWeight);

    /// <summary>The best epoch that <see cref="EarlyStopping"/> has seen.</summary>
    public BestEpoch Best { get; private init; } = new();

    /// <summary>
    /// The parameters with which the last epoch ended, where the network was given those of its best one: training goes on from them.
    /// Packed; null where the network was not.
    /// </summary>
    public AlignedBuffer? LastParameters { get; set; }

    /// <summary>The update that ended this training before it had all its mini-batches; null without.</summary>
    public EarlyUpdate? EarlyUpdate { get; set; }

    /// <summary>True if this is how a call deals its rows.</summary>
    public bool Fits(int rows, FitOptions options) =>
        Batches.Count == rows && BatchSize == options.BatchSize && Shuffle == options.Shuffle;

    /// <summary>Takes the loss of a mini-batch into the epoch's mean, unless it is NaN or ∞.</summary>
    /// <param name="loss">Σ wE / Σ w of its rows.</param>
    /// <param name="weight">Σ w.</param>
    public void Add(float loss, double weight)
    {
        if (!float.IsFinite(loss))
            return;
        LossSum += loss * weight;
        LossWeight += weight;
    }

    /// <summary>
    /// Goes on where the last epoch ended. Parameters that are not the best ones any more were changed by somebody who means them, and
    /// stay.
    /// </summary>
    public void GoOn(AlignedBuffer parameters)
    {
        if (LastParameters is not null && Best.Parameters is { } best && parameters.Span.SequenceEqual(best.Span))
            LastParameters.Span.CopyTo(parameters.Span);
        LastParameters = null;
    }

    /// <summary>
    /// Gives the network the parameters of its best epoch, and keeps those of the last for who goes on: optimizer, schedule and rows stand
    /// where that ended.
    /// </summary>
    public void RestoreBest(AlignedBuffer parameters)
    {
        if (!Best.IsKnown || LastParameters is not null)
            return;

        // Nobody could go on from parameters that are not finite.
        if (Finite.All(parameters.Span))
            LastParameters = parameters.Clone();
        Best.Parameters.Span.CopyTo(parameters.Span);
    }

    /// <summary>Ends an epoch whose rows are dealt.</summary>
    public void EndEpoch()
    {
        Batches.Rewind();
        (LossSum, LossWeight) = (0, 0);
        if (Epochs < int.MaxValue)
            Epochs++;
    }

    /// <summary>Begins a dataset.</summary>
    public void Start(int rows, FitOptions options)
    {
        Batches.Start(rows, options.BatchSize, options.Seed);
        (BatchSize, Seed, Shuffle) = (options.BatchSize, options.Seed, options.Shuffle);
        (Epochs, LossSum, LossWeight, LastParameters, EarlyUpdate) = (0, 0, 0, null, null);
        Best.Watch(string.Empty);
    }

    /// <summary>Writes it into a checkpoint.</summary>
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

    /// <summary>Reads it from a checkpoint.</summary>
    /// <exception cref="System.IO.InvalidDataException">Something is missing, or is what no training leaves.</exception>
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
