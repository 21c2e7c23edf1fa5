using System;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>
/// A plain step shared by several threads. First each computes the gradient of a part of the rows, into memory of its own; then each
/// adds the gradients up and updates the parameters, for a part of the parameters.
/// </summary>
internal sealed unsafe class ParallelStep
{
    // The sum of so many floats of all gradients stays in the first-level cache until the parameters are updated with it. It has
    // memory of its own: written back into a gradient it would take cache lines away from the core that fills it next.
    private const int Tile = 2_048;

    private readonly ITrainable _network;
    private readonly OptimizerState _state;
    private readonly GradientTeam _team;
    private readonly AlignedBuffer[] _sums;
    private readonly Action<int> _addGradientByTargets;
    private readonly Action<int> _addGradientByLabels;
    private readonly Action<int> _update;
    private float* _inputs;
    private void* _expected;
    private int _rows;
    private int _workers;

    /// <summary>Makes what the workers need besides their gradients.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="state">The state of the learning rule for it.</param>
    /// <param name="team">The workers.</param>
    public ParallelStep(ITrainable network, OptimizerState state, GradientTeam team)
    {
        _network = network;
        _state = state;
        _team = team;
        _sums = new AlignedBuffer[team.Degree];
        for (int worker = 0; worker < _sums.Length; worker++)
            _sums[worker] = new AlignedBuffer(Tile);
        _addGradientByTargets = AddGradientByTargets;
        _addGradientByLabels = AddGradientByLabels;
        _update = Update;
    }

    /// <summary>How many threads share a step over so many rows; 1 where it is not worth sharing.</summary>
    public int Workers(int rows) => _team.Workers(rows);

    /// <summary>Computes the gradient of the mean loss in parts, and changes the parameters by it, unless the loss, the gradient or what the update would leave is not finite.</summary>
    /// <returns>The sum of the rows' losses, NaN or ∞ where nothing has changed.</returns>
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

    private double Step(Action<int> addGradient, float* inputs, void* expected, int rows)
    {
        _inputs = inputs;
        _expected = expected;
        _rows = rows;
        _workers = Workers(rows);
        _state.BeginStep();
        _team.Run(addGradient, _workers);
        double loss = _team.Loss(_workers);
        if (!double.IsFinite(loss))
            return loss;
        float largest = _team.Largest(_workers);
        if (!float.IsFinite(largest))
            return double.NaN;
        bool isSafe = _state.IsSafe(largest);
        if (!isSafe)
            _state.Guard.Begin();
        _team.Run(_update, _workers);
        if (!isSafe && !_state.Guard.End())
            return double.NaN;
        _state.EndStep();
        return loss;
    }

    private void AddGradientByTargets(int worker)
    {
        (int first, int count) = GradientTeam.Rows(_rows, worker, _workers);
        AlignedBuffer gradient = _team.Gradient(worker);
        gradient.Span.Clear();
        _team.Losses[worker] = _network.AddGradient(
            Inputs(first, count),
            new ReadOnlySpan<float>((float*)_expected + ((nint)first * _network.OutputSize), count * _network.OutputSize),
            1f / _rows,
            gradient,
            _team.Workspace(worker));
        _team.Measure(worker);
    }

    private void AddGradientByLabels(int worker)
    {
        (int first, int count) = GradientTeam.Rows(_rows, worker, _workers);
        AlignedBuffer gradient = _team.Gradient(worker);
        gradient.Span.Clear();
        _team.Losses[worker] = ((ITrainableClassifier)_network).AddGradient(
            Inputs(first, count),
            new ReadOnlySpan<int>((int*)_expected + first, count),
            1f / _rows,
            gradient,
            _team.Workspace(worker));
        _team.Measure(worker);
    }

    private ReadOnlySpan<float> Inputs(int first, int count) =>
        new(_inputs + ((nint)first * _network.InputSize), count * _network.InputSize);

    private void Update(int worker)
    {
        ref float sum = ref _sums[worker].First;
        (int first, int length) = _team.Parameters(worker, _workers);
        int end = first + length;
        for (; first < end; first += Tile)
        {
            int count = int.Min(Tile, end - first);
            _team.Add(first, count, _workers, ref sum);
            _state.Update(ref sum, first, count);
        }
    }
}
