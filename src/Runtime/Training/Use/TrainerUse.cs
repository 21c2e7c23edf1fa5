using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.Layout;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>Lets only one call at a time use a trainer. Rejects calls during a step and after disposal.</summary>
/// <param name="trainer">The trainer. Exceptions name it.</param>
/// <param name="engine">The engine of the trainer.</param>
internal sealed class TrainerUse(object trainer, StepEngine engine)
{
    private const int Training = 1;
    private const int Disposed = 2;

    // 0 if the trainer is free. Does not include steps.
    private int _use;

    /// <summary>True if the trainer has been disposed.</summary>
    public bool IsDisposed => (_use & Disposed) != 0;

    /// <summary>Rejects all calls from now on.</summary>
    public void Dispose() => Interlocked.Or(ref _use, Disposed);

    /// <summary>Throws if the trainer has been disposed.</summary>
    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, trainer);

    /// <summary>Throws if another call uses the trainer or a step is in progress.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ThrowIfInUse()
    {
        if (_use != 0 || engine.IsInStep)
            ThrowUnusable();
        ThrowIfParametersHeld();
    }

    /// <summary>
    /// Throws if a step is in progress, because it may have changed only part of the state, or if the state belongs to parameters that were
    /// swapped.
    /// </summary>
    public void ThrowIfInStep()
    {
        engine.ThrowIfSwapped();
        if (engine.IsInStep)
            ThrowUnusable();
    }

    /// <summary>Reserves the trainer for a call that other calls must not interrupt, until <see cref="End"/>.</summary>
    /// <exception cref="InvalidOperationException">Another call uses the trainer, or the parameters were swapped.</exception>
    /// <exception cref="ObjectDisposedException">The trainer has been disposed.</exception>
    public void Begin()
    {
        engine.ThrowIfSwapped();
        ThrowIfParametersHeld();
        int use = Interlocked.Or(ref _use, Training);
        if (use == 0 && !engine.IsInStep)
            return;

        // If another call uses the trainer, it keeps its reservation.
        if ((use & Training) == 0)
            End();
        ThrowUnusable();
    }

    /// <summary>Releases the reservation that <see cref="Begin"/> made.</summary>
    public void End() => Interlocked.And(ref _use, ~Training);

    // Another trainer of this network may be in the middle of a step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ThrowIfParametersHeld()
    {
        if (HeldParameters.IsAny)
            HeldParameters.ThrowIfHeld(engine.Network.PackedParameters.Span);
    }

    [DoesNotReturn]
    private void ThrowUnusable()
    {
        ThrowIfDisposed();
        throw new InvalidOperationException(
            "This trainer is already training: a call to Step, Fit, FitAsync, StepFor or LoadCheckpoint has not returned. " +
            "Wait until it returns, or create another trainer. " +
            "Callbacks between steps and loops over FitAsync may save checkpoints. A loss, which runs during a step, may not.");
    }
}
