using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;

namespace MlpGen;

public partial class Trainer
{
    private const int Training = 1;
    private const int Disposed = 2;

    // 0 where anybody may use the trainer: one comparison tells a step all that it has to know.
    private int _use;

    /// <summary>Ends the threads of the trainer; it cannot train any more. The network stays as it is.</summary>
    public void Dispose()
    {
        Interlocked.Or(ref _use, Disposed);
        _team?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Demands that the trainer is not disposed of.</summary>
    internal void DemandAlive() => ObjectDisposedException.ThrowIf((_use & Disposed) != 0, this);

    /// <summary>Takes the trainer for a call that others may not interrupt, until <see cref="EndUse"/>.</summary>
    /// <exception cref="InvalidOperationException">Another one has it.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    private void BeginUse()
    {
        int use = Interlocked.Or(ref _use, Training);
        if (use == Disposed)
            EndUse();
        if (use != 0)
            ThrowUnusable();
    }

    private void EndUse() => Interlocked.And(ref _use, ~Training);

    [DoesNotReturn]
    private void ThrowUnusable()
    {
        DemandAlive();
        throw new InvalidOperationException(
            "This trainer is training: a call of Fit, FitAsync, StepFor or LoadCheckpoint has not ended. Wait for its end, or make another trainer. " +
            "Callbacks, and loops over FitAsync, may save checkpoints.");
    }
}
