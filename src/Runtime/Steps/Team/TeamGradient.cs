using System;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>The gradient of a mini-batch in parts: each worker of a team adds that of a part of the rows to memory of its own.</summary>
/// <typeparam name="TTarget">Floats for rows of targets, integers for classes.</typeparam>
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

    /// <summary>Makes the pass; once, since a call to it is then cheap.</summary>
    /// <param name="network">The network.</param>
    /// <param name="team">The workers.</param>
    protected TeamGradient(ITrainable network, GradientTeam team)
    {
        Team = team;
        _inputSize = network.InputSize;
        _fill = Fill;
    }

    /// <summary>The workers.</summary>
    protected GradientTeam Team { get; }

    /// <summary>How many of them share the rows now.</summary>
    protected int Workers { get; private set; }

    /// <summary>Fills the gradients of all workers, or adds to that of worker 0.</summary>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="targets">rows × as many for each.</param>
    /// <param name="rows">More than one worker shares them.</param>
    /// <param name="scale">The weight of each row.</param>
    /// <param name="isFirst">True if the gradient of worker 0 is overwritten too.</param>
    /// <returns>The sum of the rows' losses, not scaled.</returns>
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

    /// <summary>Adds the gradient of a part of the rows to the memory of a worker, who does that itself.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="first">How many rows come before.</param>
    /// <param name="inputs">The inputs of the part.</param>
    /// <param name="targets">The targets of the part.</param>
    /// <param name="scale">The weight of each row.</param>
    /// <returns>The sum of the rows' losses, not scaled.</returns>
    protected abstract double AddGradient(int worker, int first, ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, float scale);

    private void Fill(int worker)
    {
        (int first, int count) = GradientTeam.Rows(_rows, worker, Workers);
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
