using MlpGen.Data;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>What a call of <see cref="Trainer.Fit(Dataset, FitOptions)"/> makes small.</summary>
internal abstract class FitLoss
{
    /// <summary>The loss that the network declares.</summary>
    public static FitLoss Own { get; } = new OwnFitLoss();

    /// <summary>What tells it apart from others, after the word "loss".</summary>
    public abstract string Name { get; }

    /// <summary>Demands rows that it can be computed from.</summary>
    public abstract void Demand(INetwork network, Dataset data, string parameter);

    /// <summary>Learns from rows that fit.</summary>
    /// <returns>Their mean loss before the update, by their weights.</returns>
    public abstract float Learn(ITrainingEngine engine, in Batch batch);

    /// <summary>The mean loss of rows that fit, by their weights.</summary>
    public abstract float Compute(INetwork network, Dataset rows);

    private sealed class OwnFitLoss : FitLoss
    {
        public override string Name => string.Empty;

        public override void Demand(INetwork network, Dataset data, string parameter) => DatasetGuard.FitsLoss(network, data, parameter);

        public override float Learn(ITrainingEngine engine, in Batch batch) => engine.Step(batch);

        public override float Compute(INetwork network, Dataset rows) => network.ComputeLoss(rows);
    }
}

/// <summary>A loss of the user's.</summary>
/// <param name="loss">Computes one row.</param>
internal sealed class GivenFitLoss<TLoss>(TLoss loss) : FitLoss
    where TLoss : struct, ILossFunction
{
    public override string Name => $" by {typeof(TLoss).Name}";

    public override void Demand(INetwork network, Dataset data, string parameter) => DatasetGuard.FitsGivenLoss(network, data, parameter);

    public override float Learn(ITrainingEngine engine, in Batch batch) => engine.Step(batch, loss);

    public override float Compute(INetwork network, Dataset rows) => network.ComputeLoss(rows, loss);
}
