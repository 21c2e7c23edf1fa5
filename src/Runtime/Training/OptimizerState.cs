using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>What a learning rule remembers from step to step about the parameters of one network, and how it takes a step.</summary>
internal abstract class OptimizerState
{
    /// <summary>Computes the gradient of the mean loss over a batch and changes the parameters by it, unless the loss is NaN or ∞.</summary>
    /// <returns>The sum of the rows' losses before the change.</returns>
    public abstract double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, AlignedBuffer workspace);

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float}, int, AlignedBuffer)"/>
    public abstract double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows, AlignedBuffer workspace);

    /// <summary>Begins a step whose gradient is computed elsewhere: reads the settings and counts.</summary>
    public abstract void BeginStep();

    /// <summary>Changes parameters by a gradient that lies as they do, in the step that was begun.</summary>
    /// <param name="gradient">The gradient of the mean loss.</param>
    /// <param name="start">The first parameter, a multiple of 16.</param>
    /// <param name="end">The end of the range, a multiple of 16 or the last.</param>
    public abstract void Update(AlignedBuffer gradient, int start, int end);
}

/// <summary>The same for a rule that is known to the compiler.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
internal abstract class OptimizerState<TRule> : OptimizerState
    where TRule : struct, IUpdateRule
{
    private readonly ITrainable _network;
    private readonly AlignedBuffer _gradient;
    private readonly int _blockRows;
    private readonly GradientPass<Update<TRule>> _pass;
    private readonly GradientPass<LastUpdate<TRule>> _lastPass;
    private readonly LabelGradientPass<Update<TRule>>? _labelPass;
    private readonly LabelGradientPass<LastUpdate<TRule>>? _lastLabelPass;
    private TRule _rule;

    protected OptimizerState(ITrainable network)
    {
        _network = network;
        _blockRows = network.BlockRows;
        _gradient = new AlignedBuffer(network.PackedParameters.Length);
        _pass = network.CreateGradientPass<Update<TRule>>();
        _lastPass = network.CreateGradientPass<LastUpdate<TRule>>();
        if (network is not ITrainableClassifier classifier)
            return;
        _labelPass = classifier.CreateLabelGradientPass<Update<TRule>>();
        _lastLabelPass = classifier.CreateLabelGradientPass<LastUpdate<TRule>>();
    }

    /// <summary>The rule of the next step, from the settings as they are now.</summary>
    protected abstract TRule NextRule();

    public sealed override void BeginStep() => _rule = NextRule();

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public sealed override double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, AlignedBuffer workspace)
    {
        float scale = 1f / rows;
        TRule rule = NextRule();
        if (rows <= _blockRows)
        {
            Update<TRule> update = new(rule);
            double loss = _pass(inputs, targets, scale, workspace, ref update);
            GC.KeepAlive(this);
            return loss;
        }

        // All blocks but the last are summed in memory; the last one goes on from there into the parameters.
        _gradient.Span.Clear();
        int before = (rows - 1) / _blockRows * _blockRows;
        int inputFloats = before * _network.InputSize, targetFloats = before * _network.OutputSize;
        double sum = _network.AddGradient(inputs[..inputFloats], targets[..targetFloats], scale, _gradient, workspace);
        if (!double.IsFinite(sum))
            return sum;
        LastUpdate<TRule> last = new(rule, _gradient);
        sum += _lastPass(inputs[inputFloats..], targets[targetFloats..], scale, workspace, ref last);
        GC.KeepAlive(this);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public sealed override double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows, AlignedBuffer workspace)
    {
        float scale = 1f / rows;
        TRule rule = NextRule();
        if (rows <= _blockRows)
        {
            Update<TRule> update = new(rule);
            double loss = _labelPass!(inputs, labels, scale, workspace, ref update);
            GC.KeepAlive(this);
            return loss;
        }

        _gradient.Span.Clear();
        int before = (rows - 1) / _blockRows * _blockRows;
        int inputFloats = before * _network.InputSize;
        double sum = ((ITrainableClassifier)_network).AddGradient(inputs[..inputFloats], labels[..before], scale, _gradient, workspace);
        if (!double.IsFinite(sum))
            return sum;
        LastUpdate<TRule> last = new(rule, _gradient);
        sum += _lastLabelPass!(inputs[inputFloats..], labels[before..], scale, workspace, ref last);
        GC.KeepAlive(this);
        return sum;
    }

    // Optimized at once: a first tier of vector code is several times slower, and the first steps would wait for the second.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public sealed override void Update(AlignedBuffer gradient, int start, int end)
    {
        TRule rule = _rule;
        ref float first = ref gradient.First;
        for (nuint i = (nuint)start; i < (nuint)end; i += (nuint)Vector256<float>.Count)
            rule.Apply(i, Vector256.LoadUnsafe(ref first, i));
        GC.KeepAlive(this);
    }
}
