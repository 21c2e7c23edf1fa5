using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using MlpGen.Checkpoints;
using MlpGen.Learning;

namespace MlpGen.Training;

/// <summary>The position of a trainer in each dataset that it trains on. A position is kept as long as the dataset is in use.</summary>
/// <param name="early">Manages the early update at the end of a training run.</param>
/// <param name="memory">The state of the optimizer, which an early update copies.</param>
internal sealed class FitPositions(EarlyUpdates early, OptimizerMemory memory) : ICheckpointed
{
    private readonly ConditionalWeakTable<Dataset, FitState> _states = [];

    // The position from a checkpoint, until its rows are passed.
    private FitState? _loaded;

    /// <summary>The position that was used last. A checkpoint stores it.</summary>
    public FitState Current { get; private set; } = new();

    /// <summary>Starts a dataset from the beginning.</summary>
    public FitState Start(FitSubject subject, FitOptions options)
    {
        FitState state = _states.GetValue(subject.Data, static _ => new FitState());
        state.Start(subject.Count, options);
        _loaded = null;
        return Current = state;
    }

    /// <summary>Continues in a dataset, or in another object with the rows of the last one.</summary>
    /// <exception cref="ArgumentException">
    /// There is nothing to resume, or the number of rows, the batch size or shuffling is different.
    /// </exception>
    public FitState Resume(FitSubject subject, FitOptions options)
    {
        if (!_states.TryGetValue(subject.Data, out FitState? state))
            state = Loaded(subject.Count, options) ?? Current;
        if (!state.Fits(subject.Count, options))
            throw new ArgumentException(Unresumable(state, subject.Count, options), "data");
        Move(state, subject.Data);
        return Current = state;
    }

    /// <summary>Continues in a dataset if possible. Otherwise starts it from the beginning.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="count">The number of its rows to use.</param>
    /// <param name="options">The options for the order and the mini-batches of the rows.</param>
    public FitState Continue(Dataset data, int count, FitOptions options)
    {
        if (!_states.TryGetValue(data, out FitState? state))
        {
            state = Loaded(count, options) ?? new FitState();
            _states.Add(data, state);
        }

        if (!state.Fits(count, options) || state.Seed != options.Seed)
            state.Start(count, options);
        return Current = state;
    }

    public IEnumerable<string> TensorNames => [.. FitState.TensorNames, .. early.TensorNames(memory)];

    public IEnumerable<string> OrderNames => [MiniBatches.OrderTensor];

    public void Write(CheckpointWriter writer)
    {
        Current.Write(writer);
        early.Write(writer, Current);
    }

    public Action Read(CheckpointReader reader)
    {
        FitState state = FitState.Read(reader);
        state.EarlyUpdate = early.Read(reader, state.LastParameters);
        return () =>
        {
            // Positions in other datasets belong to another training.
            _states.Clear();
            _loaded = Current = state;
        };
    }

    // A position belongs to one dataset. If another object has the same rows, the position moves to it.
    private void Move(FitState state, Dataset data)
    {
        foreach ((Dataset other, FitState place) in _states)
        {
            if (place == state && other != data)
            {
                _states.Remove(other);
                break;
            }
        }

        _states.AddOrUpdate(data, state);
    }

    private FitState? Loaded(int rows, FitOptions options)
    {
        FitState? state = _loaded?.Fits(rows, options) == true ? _loaded : null;
        if (state is not null)
            _loaded = null;
        return state;
    }

    private static string Unresumable(FitState state, int rows, FitOptions options)
    {
        if (state.Batches.Count == 0)
            return "This trainer has not trained yet, so there is nothing to resume. Load a checkpoint, or set Resume to false.";
        if (state.Batches.Count != rows || state.BatchSize != options.BatchSize)
        {
            return $"The run to resume had {state.Batches.Count} rows in mini-batches of {state.BatchSize}, " +
                $"but there are {rows} rows in mini-batches of {options.BatchSize}. Pass the same rows and BatchSize.";
        }

        return $"Shuffle must be {state.Shuffle}, as in the run to resume (was {options.Shuffle}).";
    }
}
