using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>A step on the calling thread that applies each part of the gradient to the parameters as soon as it is computed.</summary>
/// <typeparam name="TTarget"><see cref="float"/> for rows of targets, <see cref="int"/> for class labels.</typeparam>
internal abstract class FusedStep<TTarget>
    where TTarget : struct
{
    /// <summary>
    /// Computes the gradient of the mean loss over a batch and updates the parameters. Does nothing if the loss, the gradient or the result
    /// of the update is not finite.
    /// </summary>
    /// <returns>The sum of the rows' losses before the update. NaN or infinite if there was no update.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other. Nothing has changed.</exception>
    public abstract double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows);
}

/// <summary>The fused step of one learning rule.</summary>
/// <typeparam name="TTarget"><see cref="float"/> for rows of targets, <see cref="int"/> for class labels.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
internal sealed class FusedStep<TTarget, TRule> : FusedStep<TTarget>
    where TTarget : struct
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly OptimizerState<TRule> _state;
    private readonly AlignedBuffer _gradient;
    private readonly AlignedBuffer _workspace;
    private readonly int _blockRows;
    private readonly int _inputSize;
    private readonly GradientPass<TTarget, UpdateSink<TRule>> _pass;
    private readonly GradientPass<TTarget, LastBlockUpdateSink<TRule>> _lastPass;
    private readonly GradientPass<TTarget, GradientSum> _sum;

    /// <summary>Creates the passes once, so that each step is cheap.</summary>
    /// <param name="state">The state of the rule.</param>
    /// <param name="network">The network, which must learn from targets of this type.</param>
    /// <param name="workspace">The scratch memory of the passes.</param>
    public FusedStep(OptimizerState<TRule> state, ITrainable network, AlignedBuffer workspace)
    {
        IGradientSource<TTarget> passes = (IGradientSource<TTarget>)network;
        (_state, _gradient, _workspace) = (state, state.Gradient, workspace);
        (_blockRows, _inputSize) = (network.BlockRows, network.InputSize);
        _pass = passes.CreateGradientPass<UpdateSink<TRule>>();
        _lastPass = passes.CreateGradientPass<LastBlockUpdateSink<TRule>>();
        _sum = passes.CreateGradientPass<GradientSum>();
    }

    [MethodImpl(MethodOptions.Kernel)]
    public override double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows)
    {
        TRule rule = _state.NextRule();
        double loss = _state.IsSafe(ref rule) ? StepAtOnce(in rule, inputs, targets, rows) : double.NaN;
        return double.IsNaN(loss) ? StepGuarded(inputs, targets, rows) : Ended(loss);
    }

    /// <summary>Applies the gradient to the parameters while it is computed.</summary>
    /// <returns>
    /// The sum of the losses. NaN if nothing has changed, because the loss is NaN or the gradient is not known to be safe.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double StepAtOnce(in TRule rule, ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows)
    {
        float scale = (float)(1f / rows);
        if (rows <= _blockRows)
        {
            UpdateSink<TRule> update = new(rule);
            return _pass(inputs, targets, scale, _workspace, ref update);
        }

        // All blocks but the last are summed in memory. The last one continues from that sum and updates the parameters.
        int before = (rows - 1) / _blockRows * _blockRows;
        int inputFloats = before * _inputSize, targetCount = before * (targets.Length / rows);
        double sum = Sum(inputs[..inputFloats], targets[..targetCount], scale);
        if (!double.IsFinite(sum))
            return sum;
        LastBlockUpdateSink<TRule> last = new(rule, _gradient);
        return VectorRows.Largest(ref _gradient.First, _gradient.Length) <= SafeRange.BlockGradient
            ? sum + _lastPass(inputs[inputFloats..], targets[targetCount..], scale, _workspace, ref last)
            : double.NaN;
    }

    /// <summary>Takes the step with a gradient in memory whose size is unknown. Reverts the step if it leaves a non-finite value.</summary>
    private double StepGuarded(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows)
    {
        double loss = Sum(inputs, targets, (float)(1f / rows));
        if (!double.IsFinite(loss))
            return loss;
        if (!Finite.All(_gradient.Span))
            return double.NaN;
        _state.BeginStep();
        _state.Guard.Begin();
        _state.Update(ref _gradient.First, 0, _gradient.Length);
        return _state.Guard.End() ? Ended(loss) : double.NaN;
    }

    private double Sum(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, float scale)
    {
        _gradient.Span.Clear();
        GradientSum sum = new(_gradient, 0);
        return _sum(inputs, targets, scale, _workspace, ref sum);
    }

    /// <summary>
    /// Counts the step, unless a non-finite loss kept it from changing anything. Keeps the memory that the rule points to alive until here.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Ended(double loss)
    {
        if (double.IsFinite(loss))
            _state.EndStep();
        GC.KeepAlive(_state);
        return loss;
    }
}
