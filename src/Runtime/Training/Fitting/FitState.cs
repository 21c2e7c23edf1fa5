using System;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Training;

/// <summary>Where a trainer stands in one dataset: what <see cref="FitOptions.Resumes"/> goes on from and a checkpoint keeps.</summary>
internal sealed class FitState
{
    /// <summary>The order of the rows, and the next of them.</summary>
    public MiniBatches Batches { get; } = new();

    /// <summary>The rows of a mini-batch.</summary>
    public int BatchSize { get; set; }

    /// <summary>Where the random numbers began.</summary>
    public int Seed { get; set; }

    /// <summary>Whether the rows come in a new order each epoch.</summary>
    public bool Shuffles { get; set; }

    /// <summary>Epochs that have ended.</summary>
    public int Epochs { get; set; }

    /// <summary>Σ wE of this epoch's rows so far.</summary>
    public double LossSum { get; set; }

    /// <summary>Σ w of those rows: how many they are where all count alike, fewer than were dealt where some were skipped.</summary>
    public double LossWeight { get; set; }

    /// <summary>The mean loss of this epoch's rows so far; NaN where there is none.</summary>
    public float MeanLoss => (float)(LossSum / LossWeight);

    /// <summary>The best epoch that <see cref="EarlyStopping"/> has seen.</summary>
    public BestEpoch Best { get; } = new();

    /// <summary>
    /// The parameters with which the last epoch ended, where the network was given those of its best one: training goes on from them. Packed; null where
    /// the network was not.
    /// </summary>
    public AlignedBuffer? LastParameters { get; set; }

    /// <summary>The update that ended this training before it had all its mini-batches; null without.</summary>
    public EarlyUpdate? EarlyUpdate { get; set; }

    /// <summary>Whether this is how a call deals its rows.</summary>
    public bool Fits(int rows, FitOptions options) => Batches.Count == rows && BatchSize == options.BatchSize && Shuffles == options.Shuffles;

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

    /// <summary>Goes on where the last epoch ended. Parameters that are not the best ones any more were changed by somebody who means them, and stay.</summary>
    public void GoOn(AlignedBuffer parameters)
    {
        if (LastParameters is not null && Best.Parameters is { } best && parameters.Span.SequenceEqual(best.Span))
            LastParameters.Span.CopyTo(parameters.Span);
        LastParameters = null;
    }

    /// <summary>Gives the network the parameters of its best epoch, and keeps those of the last for who goes on: optimizer, schedule and rows stand where that ended.</summary>
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
        (BatchSize, Seed, Shuffles) = (options.BatchSize, options.Seed, options.Shuffles);
        (Epochs, LossSum, LossWeight, LastParameters, EarlyUpdate) = (0, 0, 0, null, null);
        Best.Watch(string.Empty);
    }
}
