using System;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>The parts of a trainer that a training run needs: steps, the clock of the schedule, and snapshots of the state.</summary>
internal interface ITrainingEngine
{
    /// <summary>The network that is trained.</summary>
    ITrainable Network { get; }

    /// <summary>The number of pending mini-batches: their gradients are summed, but not applied yet.</summary>
    int Pending { get; }

    /// <summary>The number of mini-batches of shaped steps so far. Each draws its own dropped units and noise.</summary>
    long Batches { get; }

    /// <summary>The number of parameter updates so far.</summary>
    long StepCount { get; }

    /// <summary>The learning rate of the last update.</summary>
    float LastLearningRate { get; }

    /// <summary>The sum Σ w over the rows of the last step. Without weights it is their number.</summary>
    double LastWeight { get; }

    /// <summary>Trains on a mini-batch with the network's own loss.</summary>
    /// <returns>The weighted mean loss over the rows before the update. If it is NaN or ∞, nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other. Nothing has changed.</exception>
    float Step(in Batch batch);

    /// <summary>Trains on a mini-batch with targets and a user-defined loss.</summary>
    /// <inheritdoc cref="Step(in Batch)"/>
    float Step<TLoss>(in Batch batch, TLoss loss)
        where TLoss : struct, ILossFunction;

    /// <summary>Applies the mean gradient of the pending mini-batches, however few there are.</summary>
    /// <returns>True if gradients were pending and the parameters have changed.</returns>
    bool ApplyPending();

    /// <summary>Counts an epoch for the schedule.</summary>
    void EndEpoch();

    /// <summary>Reports the latest loss to the schedule.</summary>
    void ReportLoss(float loss);

    /// <summary>Allocates memory for a copy of everything that steps change.</summary>
    EngineSnapshot CreateSnapshot();

    /// <summary>Copies the current state.</summary>
    void Capture(EngineSnapshot snapshot);

    /// <summary>Restores the copied state.</summary>
    void Restore(EngineSnapshot snapshot);

    /// <summary>Restores the copied state and the number of updates, as if later updates had not happened.</summary>
    void Restore(EngineSnapshot snapshot, long stepCount);
}
