using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>
/// One step shared by several threads. First each computes the gradient of a part of the rows, into memory of its own; then each
/// adds the gradients up and updates the parameters, for a part of the parameters.
/// </summary>
/// <remarks>
/// Which rows and which parameters a worker takes, and the order in which gradients are added, depend on the number of workers alone,
/// never on who is done first: the same degree gives the same bits.
/// </remarks>
internal sealed unsafe class ParallelStep : IDisposable
{
    // What a cache line holds; no two workers write to the same.
    private const int Line = 16;

    // The sum of so many floats of all gradients stays in the first-level cache until the parameters are updated with it. It has
    // memory of its own: written back into a gradient it would take cache lines away from the core that fills it next.
    private const int Tile = 2_048;

    private readonly ITrainable _network;
    private readonly OptimizerState _state;
    private readonly AlignedBuffer[] _gradients;
    private readonly AlignedBuffer[] _workspaces;
    private readonly AlignedBuffer[] _sums;
    private readonly double[] _losses;
    private readonly WorkerTeam _team;
    private readonly Action<int> _addGradientByTargets;
    private readonly Action<int> _addGradientByLabels;
    private readonly Action<int> _update;
    private float* _inputs;
    private void* _expected;
    private int _rows;
    private int _workers;

    /// <summary>Starts the threads.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="state">The state of the learning rule for it.</param>
    /// <param name="workspace">The scratch of worker 0, the calling thread.</param>
    /// <param name="degree">The workers, at least 2.</param>
    public ParallelStep(ITrainable network, OptimizerState state, AlignedBuffer workspace, int degree)
    {
        _network = network;
        _state = state;
        _gradients = new AlignedBuffer[degree];
        _workspaces = new AlignedBuffer[degree];
        _sums = new AlignedBuffer[degree];
        _losses = new double[degree];
        for (int worker = 0; worker < degree; worker++)
        {
            _gradients[worker] = worker == 0 ? state.Gradient : new AlignedBuffer(state.Gradient.Length);
            _workspaces[worker] = worker == 0 ? workspace : new AlignedBuffer(workspace.Length);
            _sums[worker] = new AlignedBuffer(Tile);
        }

        _addGradientByTargets = AddGradientByTargets;
        _addGradientByLabels = AddGradientByLabels;
        _update = Update;
        _team = new WorkerTeam(degree);
    }

    /// <summary>How many threads share a step over so many rows; 1 where it is not worth sharing.</summary>
    public int Workers(int rows) => ParallelPolicy.Workers(_gradients.Length, rows, _network.ParameterCount);

    /// <summary>Computes the gradient of the mean loss in parts, and changes the parameters by it, unless the loss is NaN or ∞.</summary>
    /// <returns>The sum of the rows' losses.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other; nothing has changed.</exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows)
    {
        fixed (float* pinnedInputs = inputs, pinnedTargets = targets)
            return Step(_addGradientByTargets, pinnedInputs, pinnedTargets, rows);
    }

    /// <summary>The same by class indices; the network is an <see cref="ITrainableClassifier"/>.</summary>
    /// <returns>The sum of the rows' losses.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other; nothing has changed.</exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows)
    {
        fixed (float* pinnedInputs = inputs)
        fixed (int* pinnedLabels = labels)
            return Step(_addGradientByLabels, pinnedInputs, pinnedLabels, rows);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _team.Dispose();

    private double Step(Action<int> addGradient, float* inputs, void* expected, int rows)
    {
        _inputs = inputs;
        _expected = expected;
        _rows = rows;
        _workers = Workers(rows);
        _state.BeginStep();
        _team.Run(addGradient, _workers);

        double loss = 0;
        for (int worker = 0; worker < _workers; worker++)
            loss += _losses[worker];
        if (!double.IsFinite(loss))
            return loss;
        _team.Run(_update, _workers);
        _state.EndStep();
        return loss;
    }

    private void AddGradientByTargets(int worker)
    {
        (int first, int count) = Part(_rows, worker);
        AlignedBuffer gradient = _gradients[worker];
        gradient.Span.Clear();
        _losses[worker] = _network.AddGradient(
            Inputs(first, count),
            new ReadOnlySpan<float>((float*)_expected + ((nint)first * _network.OutputSize), count * _network.OutputSize),
            1f / _rows,
            gradient,
            _workspaces[worker]);
    }

    private void AddGradientByLabels(int worker)
    {
        (int first, int count) = Part(_rows, worker);
        AlignedBuffer gradient = _gradients[worker];
        gradient.Span.Clear();
        _losses[worker] = ((ITrainableClassifier)_network).AddGradient(
            Inputs(first, count),
            new ReadOnlySpan<int>((int*)_expected + first, count),
            1f / _rows,
            gradient,
            _workspaces[worker]);
    }

    private ReadOnlySpan<float> Inputs(int first, int count) =>
        new(_inputs + ((nint)first * _network.InputSize), count * _network.InputSize);

    private void Update(int worker)
    {
        ref float sum = ref _sums[worker].First;
        int length = _gradients[0].Length;
        (int firstLine, int lines) = Part((length + Line - 1) / Line, worker);
        int end = int.Min(length, (firstLine + lines) * Line);
        for (int first = firstLine * Line; first < end; first += Tile)
        {
            int count = int.Min(Tile, end - first);
            Add(ref Gradient(0, first), ref Gradient(1, first), ref sum, count);
            for (int other = 2; other < _workers; other++)
                Add(ref sum, ref Gradient(other, first), ref sum, count);
            _state.Update(ref sum, first, count);
        }
    }

    private ref float Gradient(int worker, int first) => ref Unsafe.Add(ref _gradients[worker].First, first);

    // Whole vectors: every buffer ends on a whole cache line.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add(ref float left, ref float right, ref float sum, int count)
    {
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector256<float>.Count)
            (Vector256.LoadUnsafe(ref left, i) + Vector256.LoadUnsafe(ref right, i)).StoreUnsafe(ref sum, i);
    }

    /// <summary>The worker's part of so many things in a row: as long as the others' but for one.</summary>
    private (int First, int Count) Part(int length, int worker)
    {
        int first = (int)((long)length * worker / _workers);
        return (first, (int)((long)length * (worker + 1) / _workers) - first);
    }
}
