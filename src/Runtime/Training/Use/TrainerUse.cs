using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.Layout;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>Lets one call use a trainer at a time, none within a step, and none after its disposal.</summary>
/// <param name="trainer">The trainer, which exceptions name.</param>
/// <param name="engine">Its steps.</param>
internal sealed class TrainerUse(object trainer, StepEngine engine)
{
    private const int Training = 1;
    private const int Disposed = 2;

    // 0 where the trainer is free, but for steps.
    private int _use;

    /// <summary>True once the trainer is disposed of.</summary>
    public bool IsDisposed => (_use & Disposed) != 0;

    /// <summary>Refuses all calls from now on.</summary>
    public void Dispose() => Interlocked.Or(ref _use, Disposed);

    /// <summary>Demands that the trainer is not disposed of.</summary>
    public void DemandAlive() => ObjectDisposedException.ThrowIf(IsDisposed, trainer);

    /// <summary>Demands that nobody has the trainer, and no step is being taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void DemandFree()
    {
        if (_use != 0 || engine.IsInStep)
            ThrowUnusable();
        DemandFreeParameters();
    }

    /// <summary>Demands that no step is being taken, which has changed one half of what belongs together.</summary>
    public void DemandBetweenSteps()
    {
        if (engine.IsInStep)
            ThrowUnusable();
    }

    /// <summary>Takes the trainer for a call that others may not interrupt, until <see cref="End"/>.</summary>
    /// <exception cref="InvalidOperationException">Another call has it.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public void Begin()
    {
        DemandFreeParameters();
        int use = Interlocked.Or(ref _use, Training);
        if (use == 0 && !engine.IsInStep)
            return;

        // Another call keeps what it has.
        if ((use & Training) == 0)
            End();
        ThrowUnusable();
    }

    /// <summary>Ends what <see cref="Begin"/> has begun.</summary>
    public void End() => Interlocked.And(ref _use, ~Training);

    // Another trainer of this network may be in the middle of a step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DemandFreeParameters()
    {
        if (HeldParameters.IsAny)
            HeldParameters.DemandFree(engine.Network.PackedParameters.Span);
    }

    [DoesNotReturn]
    private void ThrowUnusable()
    {
        DemandAlive();
        throw new InvalidOperationException(
            "This trainer is training: a call of Step, Fit, FitAsync, StepFor or LoadCheckpoint has not ended. " +
            "Wait for its end, or make another trainer. " +
            "Callbacks between two steps, and loops over FitAsync, may save checkpoints; a loss, within a step, may not.");
    }
}
