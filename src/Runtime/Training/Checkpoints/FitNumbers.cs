namespace MlpGen;

/// <summary>Where a training stood in its rows, as a checkpoint says.</summary>
internal readonly record struct FitNumbers(
    int BatchSize, int Epochs, int Next, ulong RandomState, double LossSum, double LossWeight, float BestLoss, int BadEpochs)
{
    /// <summary>Reads and checks them.</summary>
    /// <param name="numbers">The checkpoint's.</param>
    /// <param name="rows">The rows of its order.</param>
    /// <exception cref="System.IO.InvalidDataException">One is missing, no number, or out of bounds.</exception>
    public static FitNumbers Read(CheckpointNumbers numbers, int rows) => new(
        numbers.Read(CheckpointNames.FitBatchSize, 0, int.MaxValue),
        numbers.Read(CheckpointNames.FitEpochs, 0, int.MaxValue),
        numbers.Read(CheckpointNames.FitNext, 0, rows == 0 ? 0 : rows - 1),
        numbers.Read(CheckpointNames.FitRandom, 0UL, ulong.MaxValue),
        numbers.Read(CheckpointNames.FitLossSum, double.MinValue, double.MaxValue),
        numbers.Read(CheckpointNames.FitLossWeight, 0.0, double.MaxValue),
        numbers.Read(CheckpointNames.FitBestLoss, float.NegativeInfinity, float.PositiveInfinity),
        numbers.Read(CheckpointNames.FitBadEpochs, 0, int.MaxValue));

    /// <summary>Goes on from there.</summary>
    public void Restore(FitState state, int[] order)
    {
        state.Batches.Resume(order, Next, RandomState);
        (state.BatchSize, state.Epochs, state.LossSum, state.LossWeight, state.BestLoss, state.BadEpochs) = (BatchSize, Epochs, LossSum, LossWeight, BestLoss, BadEpochs);
    }
}
