using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>A step on the calling thread whose gradient goes through the learning rule into the parameters as it is made.</summary>
/// <typeparam name="TTarget">Floats for rows of targets, integers for classes.</typeparam>
internal abstract class FusedStep<TTarget>
    where TTarget : struct
{
    /// <summary>
    /// Computes the gradient of the mean loss over a batch and changes the parameters by it, unless the loss, the gradient or what the
    /// update would leave is not finite.
    /// </summary>
    /// <returns>The sum of the rows' losses before the change, NaN or ∞ where there was none.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other; nothing has changed.</exception>
    public abstract double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows);
}

/// <summary>The fused step of one learning rule.</summary>
/// <typeparam name="TTarget">Floats for rows of targets, integers for classes.</typeparam>
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

    /// <summary>Makes the passes; once, since a step is then cheap.</summary>
    /// <param name="state">The state of the rule.</param>
    /// <param name="network">A network that learns from such targets.</param>
    /// <param name="workspace">The scratch of the passes.</param>
    public FusedStep(OptimizerState<TRule> state, ITrainable network, AlignedBuffer workspace)
    {
        IGradientSource<TTarget> passes = (IGradientSource<TTarget>)network;
        (_state, _gradient, _workspace) = (state, state.Gradient, workspace);
        (_blockRows, _inputSize) = (network.BlockRows, network.InputSize);
        _pass = passes.CreateGradientPass<UpdateSink<TRule>>();
        _lastPass = passes.CreateGradientPass<LastBlockUpdateSink<TRule>>();
        _sum = passes.CreateGradientPass<GradientSum>();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows)
    {
        TRule rule = _state.NextRule();
        double loss = _state.IsSafe(ref rule) ? StepAtOnce(in rule, inputs, targets, rows) : double.NaN;
        return double.IsNaN(loss) ? StepGuarded(inputs, targets, rows) : Ended(loss);
    }

    /// <summary>Takes the gradient into the parameters as it is made.</summary>
    /// <returns>The sum of the losses; NaN where nothing has changed, since the loss is NaN or the gradient not known to be safe.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double StepAtOnce(in TRule rule, ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows)
    {
        float scale = 1f / rows;
        if (rows <= _blockRows)
        {
            UpdateSink<TRule> update = new(rule);
            return _pass(inputs, targets, scale, _workspace, ref update);
        }

        // All blocks but the last are summed in memory; the last one goes on from there into the parameters.
        int before = (rows - 1) / _blockRows * _blockRows;
        int inputFloats = before * _inputSize, targetCount = before * (targets.Length / rows);
        double sum = Sum(inputs[..inputFloats], targets[..targetCount], scale);
        if (!double.IsFinite(sum))
            return sum;
        LastBlockUpdateSink<TRule> last = new(rule, _gradient);
        return Rows.Largest(ref _gradient.First, _gradient.Length) <= SafeRange.BlockGradient
            ? sum + _lastPass(inputs[inputFloats..], targets[targetCount..], scale, _workspace, ref last)
            : double.NaN;
    }

    /// <summary>
    /// Takes the step by a gradient in memory that nothing is known of, and takes it back where it leaves something infinite.
    /// </summary>
    private double StepGuarded(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows)
    {
        double loss = Sum(inputs, targets, 1f / rows);
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

    /// <summary>Counts the step, unless its loss has kept it from changing anything. What the rule points to was alive till here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Ended(double loss)
    {
        if (double.IsFinite(loss))
            _state.EndStep();
        GC.KeepAlive(_state);
        return loss;
    }
}
