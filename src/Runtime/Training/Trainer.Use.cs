using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;

namespace MlpGen;

public partial class Trainer
{
    private const int Training = 1;
    private const int Disposed = 2;

    // 0 where anybody may use the trainer, but for steps.
    private int _use;

    private readonly HeldParameters _held;

    // Set by steps for the losses of the user's that run within them. Not atomic, since it costs a plain step nothing so: between threads it may miss a mistake,
    // within one it cannot.
    private bool _isInStep;

    /// <summary>Ends the threads of the trainer; it cannot train any more. The network stays as it is.</summary>
    public void Dispose()
    {
        Interlocked.Or(ref _use, Disposed);
        _team?.Dispose();
        GC.SuppressFinalize(this);
    }

    private bool IsDisposed => (_use & Disposed) != 0;

    /// <summary>Demands that the trainer is not disposed of.</summary>
    internal void DemandAlive() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    /// <summary>Demands that nobody has the trainer, and no step is being taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DemandUsable()
    {
        if (_use != 0 || _isInStep)
            ThrowUnusable();
        DemandFreeParameters();
    }

    // Another trainer of this network may be in the middle of a step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DemandFreeParameters()
    {
        if (HeldParameters.IsAny)
            HeldParameters.DemandFree(_network.PackedParameters.Span);
    }

    /// <summary>Demands that no step is being taken, which has changed one half of what belongs together.</summary>
    private void DemandBetweenSteps()
    {
        if (_isInStep)
            ThrowUnusable();
    }

    /// <summary>Takes the trainer for a call that others may not interrupt, until <see cref="EndUse"/>.</summary>
    /// <exception cref="InvalidOperationException">Another one has it.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    private void BeginUse()
    {
        DemandFreeParameters();
        int use = Interlocked.Or(ref _use, Training);
        if (use == 0 && !_isInStep)
            return;

        // Somebody else's stays.
        if ((use & Training) == 0)
            EndUse();
        ThrowUnusable();
    }

    private void EndUse() => Interlocked.And(ref _use, ~Training);

    [DoesNotReturn]
    private void ThrowUnusable()
    {
        DemandAlive();
        throw new InvalidOperationException(
            "This trainer is training: a call of Step, Fit, FitAsync, StepFor or LoadCheckpoint has not ended. Wait for its end, or make another trainer. " +
            "Callbacks between two steps, and loops over FitAsync, may save checkpoints; a loss, within a step, may not.");
    }
}
