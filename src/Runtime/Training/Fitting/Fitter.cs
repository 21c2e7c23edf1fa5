using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>
/// Runs the calls to <see cref="Trainer.Fit(Dataset, FitOptions)"/> and
/// <see cref="Trainer.FitAsync(Dataset, FitOptions, CancellationToken)"/>.
/// </summary>
/// <param name="engine">The engine that takes the steps.</param>
/// <param name="use">Tracks which call uses the trainer.</param>
/// <param name="positions">The positions in the datasets.</param>
/// <param name="memory">The buffers for the rows of a mini-batch.</param>
internal sealed class Fitter(ITrainingEngine engine, TrainerUse use, FitPositions positions, BatchMemory memory)
{
    /// <summary>Validates the arguments. Changes nothing.</summary>
    /// <exception cref="ArgumentException">The arguments are not valid for the network.</exception>
    public FitSubject Check(Dataset data, FitOptions options, FitLoss loss)
    {
        use.ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        return FitSubject.Create(engine.Network, data, options, loss);
    }

    /// <summary>Trains to the end of the last epoch.</summary>
    public FitResult Run(FitSubject subject, FitOptions options)
    {
        use.Begin();
        try
        {
            FitRun run = Begin(subject, options, CancellationToken.None);
            try
            {
                while (run.RunEpoch() is not null)
                {
                }
            }
            catch (OperationCanceledException)
            {
                run.Cancel();
                throw;
            }

            return run.Result;
        }
        finally
        {
            End(options);
        }
    }

    /// <summary>Trains epoch by epoch, each on a thread pool thread.</summary>
    public async IAsyncEnumerable<FitProgress> RunAsync(
        FitSubject subject, FitOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        use.Begin();
        FitRun? left = null;
        try
        {
            FitRun run = Begin(subject, options, cancellationToken);
            while (await NextEpoch(run, cancellationToken).ConfigureAwait(false) is { } progress)
            {
                left = run;
                yield return progress;
                left = null;
            }
        }
        finally
        {
            // Not null only if the caller leaves the loop between two epochs.
            try
            {
                left?.End();
            }
            finally
            {
                End(options);
            }
        }
    }

    private FitRun Begin(FitSubject subject, FitOptions options, CancellationToken cancellationToken)
    {
        FitState state;
        if (options.Resume)
        {
            state = positions.Resume(subject, options);
        }
        else
        {
            // Pending gradients of earlier steps must not become part of the first update of this training.
            engine.ApplyPending();
            state = positions.Start(subject, options);
        }

        return new FitRun(engine, use, memory, state, subject, options, cancellationToken);
    }

    private void End(FitOptions options)
    {
        use.End();
        (options.Progress as IFitObserver)?.End();
    }

    private static async Task<FitProgress?> NextEpoch(FitRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(run.RunEpoch, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            run.Cancel();
            throw;
        }
    }
}
