using System;
using MlpGen.Steps;

namespace MlpGen.Checkpoints;

/// <summary>What the parts of a checkpoint are called in a file.</summary>
internal static class CheckpointNames
{
    public const string Fingerprint = "trainer";
    public const string Steps = "trainer.steps";
    public const string Epochs = "trainer.epochs";
    public const string Batches = "trainer.batches";
    public const string Pending = "trainer.pending";
    public const string LayerRates = "trainer.layer_rates";
    public const string PlateauFactor = "schedule.factor";
    public const string PlateauBest = "schedule.best";
    public const string PlateauBadReports = "schedule.bad_reports";
    public const string PlateauCooldown = "schedule.cooldown";
    public const string OptimizerSteps = "optimizer.steps";
    public const string MomentumProduct = "optimizer.momentum_product";
    public const string FitBatchSize = "fit.batch_size";
    public const string FitSeed = "fit.seed";
    public const string FitShuffles = "fit.shuffles";
    public const string FitEpochs = "fit.epochs";
    public const string FitNext = "fit.next";
    public const string FitRandom = "fit.random";
    public const string FitLossSum = "fit.loss_sum";
    public const string FitLossWeight = "fit.loss_weight";
    public const string FitWatched = "fit.watched";
    public const string FitBestEpoch = "fit.best_epoch";
    public const string FitBestValue = "fit.best_value";
    public const string FitBadEpochs = "fit.bad_epochs";

    /// <summary>The tensors of the learning rule begin so.</summary>
    public const string OptimizerPrefix = "optimizer.";

    // What was before an update that a training made at its end: see EarlyUpdate.
    public const string EarlyPending = "early.pending";
    public const string EarlySteps = "early.steps";
    public const string EarlyOptimizerSteps = "early.optimizer_steps";
    public const string EarlyMomentumProduct = "early.momentum_product";
    public const string EarlyOptimizerPrefix = "early.optimizer.";
    public const string EarlyParameters = "early.parameters";
    public const string EarlyAverage = "early.average";
    public const string EarlyGradient = "early.gradient";

    public const string Average = "average";
    public const string Gradient = "gradient";
    public const string Best = "fit.best";
    public const string Last = "fit.last";
    public const string Order = "fit.order";

    /// <summary>Whether a tensor of a file has one of these names.</summary>
    public static bool IsTensor(string name) => name is Average or Gradient or Best or Last or EarlyParameters or EarlyAverage or EarlyGradient
        || name.StartsWith(OptimizerPrefix, StringComparison.Ordinal) || name.StartsWith(EarlyOptimizerPrefix, StringComparison.Ordinal);
}
