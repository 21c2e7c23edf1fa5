using System;
using System.Collections.Generic;
using MlpGen.CompilerServices;
using MlpGen.Training;

namespace MlpGen.Checkpoints;

/// <summary>Where a training stood in its rows, as a checkpoint says.</summary>
internal readonly record struct FitNumbers(
    int BatchSize,
    int Seed,
    int Shuffles,
    int Epochs,
    int Next,
    ulong RandomState,
    double LossSum,
    double LossWeight,
    string Watched,
    int BestEpoch,
    float BestValue,
    int BadEpochs)
{
    /// <summary>Those of a training.</summary>
    public static IEnumerable<(string Name, IFormattable Value)> Of(FitState state) =>
    [
        (CheckpointNames.FitBatchSize, state.BatchSize),
        (CheckpointNames.FitSeed, state.Seed),
        (CheckpointNames.FitShuffles, state.Shuffles ? 1 : 0),
        (CheckpointNames.FitEpochs, state.Epochs),
        (CheckpointNames.FitNext, state.Batches.Next),
        (CheckpointNames.FitRandom, state.Batches.RandomState),
        (CheckpointNames.FitLossSum, state.LossSum),
        (CheckpointNames.FitLossWeight, state.LossWeight),
        (CheckpointNames.FitBestEpoch, state.Best.Number),
        (CheckpointNames.FitBestValue, state.Best.Value),
        (CheckpointNames.FitBadEpochs, state.Best.BadEpochs),
    ];

    /// <summary>Reads and checks them.</summary>
    /// <param name="numbers">The checkpoint's.</param>
    /// <param name="rows">The rows of its order.</param>
    /// <exception cref="System.IO.InvalidDataException">One is missing, no number, or out of bounds.</exception>
    public static FitNumbers Read(CheckpointNumbers numbers, int rows)
    {
        int epochs = numbers.Read(CheckpointNames.FitEpochs, 0, int.MaxValue);
        int next = numbers.Read(CheckpointNames.FitNext, 0, rows);
        return new(
            numbers.Read(CheckpointNames.FitBatchSize, rows == 0 ? 0 : 1, int.MaxValue),
            numbers.Read(CheckpointNames.FitSeed, int.MinValue, int.MaxValue),
            numbers.Read(CheckpointNames.FitShuffles, 0, 1),
            epochs,
            next,
            numbers.Read(CheckpointNames.FitRandom, 0UL, ulong.MaxValue),
            numbers.Read(CheckpointNames.FitLossSum, double.MinValue, double.MaxValue),
            numbers.Read(CheckpointNames.FitLossWeight, 0.0, double.MaxValue),
            numbers.Read(CheckpointNames.FitWatched),
            numbers.Read(CheckpointNames.FitBestEpoch, 0, epochs),
            numbers.Read(CheckpointNames.FitBestValue, float.MinValue, float.MaxValue),
            numbers.Read(CheckpointNames.FitBadEpochs, 0, int.MaxValue - 1));
    }

    /// <summary>A training that goes on from there.</summary>
    /// <param name="order">The order of the rows.</param>
    /// <param name="best">The parameters of the best epoch; null without.</param>
    /// <param name="last">Those of the last epoch, where the network has the best ones; null elsewhere.</param>
    public FitState State(int[] order, AlignedBuffer? best, AlignedBuffer? last)
    {
        FitState state = new()
        {
            BatchSize = BatchSize, Seed = Seed, Shuffles = Shuffles == 1, Epochs = Epochs, LossSum = LossSum, LossWeight = LossWeight, LastParameters = last,
        };
        state.Batches.Resume(order, BatchSize, Next, RandomState);
        (state.Best.Watched, state.Best.Number, state.Best.Value, state.Best.BadEpochs, state.Best.Parameters) = (Watched, BestEpoch, BestValue, BadEpochs, best);
        return state;
    }
}
