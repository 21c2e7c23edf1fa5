using System;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Σ wE of this epoch's rows so far.</summary>
    public double LossSum { get; set; }

    /// <summary>Σ w of those rows: how many they are where all count alike, fewer than were dealt where some were skipped.</summary>
    public double LossWeight { get; set; }

    /// <summary>The smallest loss that <see cref="EarlyStopping"/> has seen.</summary>
    public float BestLoss { get; set; } = float.PositiveInfinity;

    /// <summary>The epochs since then.</summary>
    public int BadEpochs { get; set; }

    /// <summary>The parameters of that epoch, packed; null before the first.</summary>
    public AlignedBuffer? BestParameters { get; set; }

    /// <summary>Whether there has been a best epoch since the training began.</summary>
    [MemberNotNullWhen(true, nameof(BestParameters))]
    public bool HasBest => BestParameters is not null && BestLoss < float.PositiveInfinity;

    /// <summary>
    /// The parameters with which the last epoch ended, where the network was given those of its best one: training goes on from them. Packed; null where
    /// the network was not.
    /// </summary>
    public AlignedBuffer? LastParameters { get; set; }

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
        if (LastParameters is not null && BestParameters is not null && parameters.Span.SequenceEqual(BestParameters.Span))
            LastParameters.Span.CopyTo(parameters.Span);
        LastParameters = null;
    }

    /// <summary>Begins an epoch where the last one has ended.</summary>
    /// <returns>Whether it has.</returns>
    public bool BeginEpoch()
    {
        if (Batches.Next != 0)
            return false;
        (LossSum, LossWeight) = (0, 0);
        return true;
    }

    /// <summary>Begins a dataset.</summary>
    public void Start(Dataset data, FitOptions options)
    {
        Batches.Start(data, options.BatchSize, options.Seed);
        BatchSize = options.BatchSize;
        (Epochs, LossSum, LossWeight, BestLoss, BadEpochs, LastParameters) = (0, 0, 0, float.PositiveInfinity, 0, null);
    }
}
