using System;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>
/// Computes the gradient of a mini-batch in parts: each worker of a team adds the gradient of its rows to its own memory.
/// </summary>
/// <typeparam name="TTarget">The type of the targets: floats for targets, integers for labels.</typeparam>
internal abstract unsafe class TeamGradient<TTarget>
    where TTarget : unmanaged
{
    private readonly Action<int> _fill;
    private readonly int _inputSize;
    private float* _inputs;
    private TTarget* _targets;
    private int _targetSize;
    private int _rows;
    private float _scale;
    private bool _isFirst;

    /// <summary>Creates the pass. Create it only once, so that calls to it are cheap.</summary>
    /// <param name="network">The network that is trained.</param>
    /// <param name="team">The team of workers.</param>
    protected TeamGradient(ITrainable network, GradientTeam team)
    {
        Team = team;
        _inputSize = network.InputSize;
        _fill = Fill;
    }

    /// <summary>The team of workers.</summary>
    protected GradientTeam Team { get; }

    /// <summary>The number of workers that share the current rows.</summary>
    protected int Workers { get; private set; }

    /// <summary>Fills the gradients of all workers. The gradient of worker 0 may be added to instead.</summary>
    /// <param name="inputs">The inputs, rows × inputs.</param>
    /// <param name="targets">The targets, the same number for each row.</param>
    /// <param name="rows">The number of rows, large enough for more than one worker.</param>
    /// <param name="scale">The factor for the gradient of each row.</param>
    /// <param name="isFirst">True to overwrite the gradient of worker 0 too.</param>
    /// <returns>The sum of the losses of the rows, not scaled.</returns>
    protected double Fill(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows, float scale, bool isFirst)
    {
        fixed (float* pinnedInputs = inputs)
        fixed (TTarget* pinnedTargets = targets)
        {
            _inputs = pinnedInputs;
            _targets = pinnedTargets;
            (_targetSize, _rows, _scale, _isFirst) = (targets.Length / rows, rows, scale, isFirst);
            Workers = Team.Workers(rows);
            Team.Run(_fill, Workers);
            return Team.Loss(Workers);
        }
    }

    /// <summary>Adds the gradient of a part of the rows to the memory of a worker. The worker itself calls it.</summary>
    /// <param name="worker">The number of the worker.</param>
    /// <param name="first">The number of rows before this part.</param>
    /// <param name="inputs">The inputs of the part.</param>
    /// <param name="targets">The targets of the part.</param>
    /// <param name="scale">The factor for the gradient of each row.</param>
    /// <returns>The sum of the losses of the rows, not scaled.</returns>
    protected abstract double AddGradient(int worker, int first, ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, float scale);

    private void Fill(int worker)
    {
        (int first, int count) = GradientTeam.PartOf(_rows, worker, Workers);
        if (worker > 0 || _isFirst)
            Team.Gradient(worker).Span.Clear();
        Team.Losses[worker] = AddGradient(
            worker,
            first,
            new ReadOnlySpan<float>(_inputs + ((nint)first * _inputSize), count * _inputSize),
            new ReadOnlySpan<TTarget>(_targets + ((nint)first * _targetSize), count * _targetSize),
            _scale);
    }
}
