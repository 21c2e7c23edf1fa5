using System;
using System.Diagnostics;
using MlpGen.Data;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>Trains within a time budget. Runs the calls to <see cref="Trainer.StepFor(TimeSpan, Dataset, FitOptions)"/>.</summary>
/// <param name="engine">The engine that takes the steps.</param>
/// <param name="use">Tracks which call uses the trainer.</param>
/// <param name="positions">The positions in the datasets.</param>
/// <param name="memory">The buffers for the rows of a mini-batch.</param>
/// <param name="early">Reverts the update that ended a training run.</param>
internal sealed class FrameBudget(ITrainingEngine engine, TrainerUse use, FitPositions positions, BatchMemory memory, EarlyUpdates early)
{
    private readonly SourcePaces _paces = new();
    private readonly SourceMemory _sourceMemory = new(engine.Network);

    /// <summary>The clock for time budgets, in <see cref="Stopwatch"/> ticks.</summary>
    public Func<long> Timestamp { get; set; } = Stopwatch.GetTimestamp;

    /// <summary>Takes mini-batches from a source until the next one would exceed the budget.</summary>
    public BudgetResult StepFor<TSource>(TimeSpan budget, TSource source)
        where TSource : IBatchSource
    {
        BudgetClock clock = new(budget, Timestamp);
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        ThrowIfNotPositive(budget);
        use.Begin();
        try
        {
            IWeightedBatchSource? weighted = Weighted(source);
            _sourceMemory.Reserve(ref source, weighted is not null);
            SourcePace pace = _paces.PaceOf(typeof(TSource).IsValueType ? typeof(TSource) : (object)source, source.BatchSize);
            clock.Begin();
            while (clock.HasRoom(pace))
            {
                Batch batch = _sourceMemory.Next(ref source, weighted);

                // The source may have disposed the trainer.
                use.ThrowIfDisposed();
                if (batch.Rows == 0)
                    break;
                float loss = engine.Step(batch);
                weighted?.AfterStep(engine.Network);
                clock.Add(loss, engine.LastWeight, batch.Rows, pace);
            }

            return clock.Result();
        }
        finally
        {
            use.End();
        }
    }

    /// <summary>Takes mini-batches from a dataset until the next one would exceed the budget.</summary>
    public BudgetResult StepFor(TimeSpan budget, Dataset data, FitOptions options)
    {
        BudgetClock clock = new(budget, Timestamp);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfNotPositive(budget);
        use.Begin();
        try
        {
            SourcePace pace = _paces.PaceOf(data, options.BatchSize);
            if (!pace.IsChecked)
                DatasetGuard.FitsLoss(engine.Network, FitSubject.Learned(data, FitSubject.CountOf(data, options)), nameof(data));
            pace.IsChecked = true;
            FitState state = positions.Continue(data, FitSubject.CountOf(data, options), options);
            bool hasBegun = false;
            EndIfDealt(state);
            clock.Begin();
            while (clock.HasRoom(pace))
            {
                // A call that learns nothing must not change the network.
                if (!hasBegun)
                    early.Revert(state);
                hasBegun = true;
                Batch batch = memory.Gather(data, state.Batches.Deal(state.Shuffle));
                float loss = engine.Step(batch);
                state.Add(loss, engine.LastWeight);
                EndIfDealt(state);
                clock.Add(loss, engine.LastWeight, batch.Rows, pace);
            }

            return clock.Result(state.Epochs + 1);
        }
        finally
        {
            use.End();
        }
    }

    // This may be an epoch that Fit could not end because its last mini-batch threw.
    private void EndIfDealt(FitState state)
    {
        if (!state.Batches.IsExhausted)
            return;
        state.EndEpoch();
        engine.EndEpoch();
    }

    // Avoids boxing a struct without weights, even before the just-in-time compiler has optimized this method.
    private static IWeightedBatchSource? Weighted<TSource>(TSource source)
        where TSource : IBatchSource =>
        !typeof(TSource).IsValueType || typeof(IWeightedBatchSource).IsAssignableFrom(typeof(TSource))
            ? source as IWeightedBatchSource
            : null;

    private static void ThrowIfNotPositive(TimeSpan budget)
    {
        if (budget <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(budget), $"budget must be above 0 (was {budget}).");
    }
}
