using MlpGen.Data;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>The loss that a call to <see cref="Trainer.Fit(Dataset, FitOptions)"/> minimizes.</summary>
internal abstract class FitLoss
{
    /// <summary>The loss that the network declares.</summary>
    public static FitLoss Own { get; } = new OwnFitLoss();

    /// <summary>The text that distinguishes this loss from others, to follow the word "loss".</summary>
    public abstract string Name { get; }

    /// <summary>Throws if the loss cannot be computed for the rows.</summary>
    public abstract void ThrowIfMismatched(INetwork network, Dataset data, string parameter);

    /// <summary>Trains on a mini-batch of valid rows.</summary>
    /// <returns>The weighted mean loss before the update.</returns>
    public abstract float Learn(ITrainingEngine engine, in Batch batch);

    /// <summary>Computes the weighted mean loss of valid rows.</summary>
    public abstract float Compute(INetwork network, Dataset rows);

    private sealed class OwnFitLoss : FitLoss
    {
        public override string Name => string.Empty;

        public override void ThrowIfMismatched(INetwork network, Dataset data, string parameter) =>
            DatasetGuard.FitsLoss(network, data, parameter);

        public override float Learn(ITrainingEngine engine, in Batch batch) => engine.Step(batch);

        public override float Compute(INetwork network, Dataset rows) => network.ComputeLoss(rows);
    }
}

/// <summary>A user-defined loss.</summary>
/// <param name="loss">The loss. It computes the loss of one row.</param>
internal sealed class CustomFitLoss<TLoss>(TLoss loss) : FitLoss
    where TLoss : struct, ILossFunction
{
    public override string Name => $" by {typeof(TLoss).Name}";

    public override void ThrowIfMismatched(INetwork network, Dataset data, string parameter) =>
        DatasetGuard.FitsCustomLoss(network, data, parameter);

    public override float Learn(ITrainingEngine engine, in Batch batch) => engine.Step(batch, loss);

    public override float Compute(INetwork network, Dataset rows) => network.ComputeLoss(rows, loss);
}
