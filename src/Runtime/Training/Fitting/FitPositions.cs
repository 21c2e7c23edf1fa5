using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using MlpGen.Checkpoints;
using MlpGen.Learning;

namespace MlpGen.Training;

/// <summary>Where a trainer stands in each dataset that it learns from, for as long as somebody uses that dataset.</summary>
/// <param name="early">Keeps the update that ended a training.</param>
/// <param name="memory">The learning rule's, of which an early update keeps a copy.</param>
internal sealed class FitPositions(EarlyUpdates early, OptimizerMemory memory) : ICheckpointed
{
    private readonly ConditionalWeakTable<Dataset, FitState> _states = [];

    // That of a checkpoint, which waits for its rows.
    private FitState? _loaded;

    /// <summary>The one that was used last, which a checkpoint keeps.</summary>
    public FitState Current { get; private set; } = new();

    /// <summary>Begins a dataset anew.</summary>
    public FitState Start(FitSubject subject, FitOptions options)
    {
        FitState state = _states.GetValue(subject.Data, static _ => new FitState());
        state.Start(subject.Count, options);
        _loaded = null;
        return Current = state;
    }

    /// <summary>Goes on in a dataset, or in another object with the rows of the last one.</summary>
    /// <exception cref="ArgumentException">There is nothing to go on from, or it dealt its rows in another way.</exception>
    public FitState Resume(FitSubject subject, FitOptions options)
    {
        if (!_states.TryGetValue(subject.Data, out FitState? state))
            state = Loaded(subject.Count, options) ?? Current;
        if (!state.Fits(subject.Count, options))
            throw new ArgumentException(Unresumable(state, subject.Count, options), "data");
        Move(state, subject.Data);
        return Current = state;
    }

    /// <summary>Goes on in a dataset where that is possible; else begins it.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="count">How many of its rows are dealt.</param>
    /// <param name="options">How they are dealt.</param>
    public FitState GoOn(Dataset data, int count, FitOptions options)
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
            // Places in other datasets are those of another training.
            _states.Clear();
            _loaded = Current = state;
        };
    }

    // A place is that of one dataset: another object with its rows takes it over.
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
            return "This trainer has not trained yet, so there is nothing to resume. Load a checkpoint, or leave Resume off.";
        if (state.Batches.Count != rows || state.BatchSize != options.BatchSize)
        {
            return $"There are {rows} rows to learn from in mini-batches of {options.BatchSize}, " +
                $"and the training to resume had {state.Batches.Count} in mini-batches of {state.BatchSize}. Pass the same.";
        }

        return $"Shuffle is {options.Shuffle}, and the training to resume had {state.Shuffle}. Pass the same.";
    }
}
