using System;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Steps;

/// <summary>The gradient of a shaped step, shared by several threads: each adds that of a part of the rows to memory of its own; then each adds up a part of the parameters.</summary>
/// <typeparam name="TLoss">The loss, of which every worker has a copy.</typeparam>
internal sealed unsafe class ParallelGradient<TLoss>
    where TLoss : struct, IOutputLoss
{
    private readonly ITrainable _network;
    private readonly GradientTeam _team;
    private readonly Action<int> _addGradient;
    private readonly Action<int> _addUp;
    private readonly HeldParameters[] _held;
    private TLoss _loss;
    private DropoutDraw _draw;
    private float* _inputs;
    private float* _targets;
    private int _targetSize;
    private int _rows;
    private float _scale;
    private bool _isFirst;
    private int _workers;

    /// <summary>Makes the pass; once, since a call to it is then cheap.</summary>
    public ParallelGradient(ITrainable network, GradientTeam team)
    {
        _network = network;
        _team = team;
        _addGradient = AddGradient;
        _addUp = AddUp;
        _held = new HeldParameters[team.Degree];
        for (int worker = 0; worker < _held.Length; worker++)
            _held[worker] = new HeldParameters(network.PackedParameters);
    }

    /// <summary>Adds scale × Σ ∂E/∂w to the gradient of worker 0, or overwrites it.</summary>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="targets">rows × what the loss wants of a row.</param>
    /// <param name="rows">More than one worker shares them.</param>
    /// <param name="scale">The weight of each row.</param>
    /// <param name="loss">Computes E and ∂E/∂a.</param>
    /// <param name="draw">Which units are dropped.</param>
    /// <param name="isFirst">Nothing has been summed yet.</param>
    /// <returns>The sum of the rows' losses.</returns>
    public double Add(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, float scale, in TLoss loss, DropoutDraw draw, bool isFirst)
    {
        fixed (float* pinnedInputs = inputs, pinnedTargets = targets)
        {
            _inputs = pinnedInputs;
            _targets = pinnedTargets;
            _targetSize = targets.Length / rows;
            _rows = rows;
            _scale = scale;
            _loss = loss;
            _draw = draw;
            _isFirst = isFirst;
            _workers = _team.Workers(rows);
            _team.Run(_addGradient, _workers);
            _team.Run(_addUp, _workers);
            return _team.Loss(_workers);
        }
    }

    private void AddGradient(int worker)
    {
        (int first, int count) = GradientTeam.Rows(_rows, worker, _workers);
        AlignedBuffer gradient = _team.Gradient(worker);
        if (worker > 0 || _isFirst)
            gradient.Span.Clear();
        LaterRows<TLoss> loss = new(_loss, first);
        _held[worker].Hold();
        try
        {
            _team.Losses[worker] = _network.AddGradient(
                new ReadOnlySpan<float>(_inputs + ((nint)first * _network.InputSize), count * _network.InputSize),
                new ReadOnlySpan<float>(_targets + ((nint)first * _targetSize), count * _targetSize),
                _scale,
                ref loss,
                _draw.IsOn ? _draw.After(first) : _draw,
                gradient,
                _team.Workspace(worker));
        }
        finally
        {
            _held[worker].Release();
        }
    }

    private void AddUp(int worker)
    {
        (int first, int count) = _team.Parameters(worker, _workers);
        if (count > 0)
            _team.Add(first, count, _workers, ref _team.Gradient(0).Span[first]);
    }
}
