using System;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>
/// The parts of a trainer that a training of many steps needs: steps, the clock of its schedule, and copies of its state to return to.
/// </summary>
internal interface ITrainingEngine
{
    /// <summary>The network that learns.</summary>
    ITrainable Network { get; }

    /// <summary>Mini-batches whose gradients are summed and not followed yet.</summary>
    int Pending { get; }

    /// <summary>Mini-batches so far that passed through memory, each of which draws its own units and noise.</summary>
    long Batches { get; }

    /// <summary>How often the parameters have been updated.</summary>
    long StepCount { get; }

    /// <summary>The learning rate of the last update.</summary>
    float LastLearningRate { get; }

    /// <summary>Σ w of the rows of the last step: their number, where all count alike.</summary>
    double LastWeight { get; }

    /// <summary>Learns from a mini-batch by the network's own loss.</summary>
    /// <returns>The mean loss over the rows by their weights, before the update; if it is NaN or ∞, nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other. Nothing has changed.</exception>
    float Step(in Batch batch);

    /// <summary>Learns from a mini-batch with targets by a loss of the user's.</summary>
    /// <inheritdoc cref="Step(in Batch)"/>
    float Step<TLoss>(in Batch batch, TLoss loss)
        where TLoss : struct, ILossFunction;

    /// <summary>Follows the mean of the mini-batches that wait for an update, however few they are.</summary>
    /// <returns>True if there were any, and the parameters have changed.</returns>
    bool FollowPending();

    /// <summary>Counts an epoch for the schedule.</summary>
    void EndEpoch();

    /// <summary>Tells the schedule the newest loss.</summary>
    void ReportLoss(float loss);

    /// <summary>Makes room for a copy of all that steps change.</summary>
    EngineSnapshot CreateSnapshot();

    /// <summary>Copies the present state.</summary>
    void Take(EngineSnapshot snapshot);

    /// <summary>Brings the copied state back.</summary>
    void GoBack(EngineSnapshot snapshot);

    /// <summary>Brings the copied state back with the count of updates, as if those since then had not been.</summary>
    void GoBack(EngineSnapshot snapshot, long stepCount);
}
