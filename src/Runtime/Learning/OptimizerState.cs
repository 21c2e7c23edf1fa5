using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>What a learning rule remembers from step to step about the parameters of one network, and how it takes a step.</summary>
internal abstract class OptimizerState
{
    /// <summary>
    /// Computes the gradient of the mean loss over a batch and changes the parameters by it, unless the loss, the gradient or what the
    /// update would leave is not finite.
    /// </summary>
    /// <returns>The sum of the rows' losses before the change, NaN or ∞ where there was none.</returns>
    public abstract double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, AlignedBuffer workspace);

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float}, int, AlignedBuffer)"/>
    public abstract double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows, AlignedBuffer workspace);

    /// <summary>All that a step leaves behind for the next one, but for the parameters.</summary>
    public abstract OptimizerMemory Memory { get; }

    /// <summary>What the learning rate is multiplied by in the steps to come: where a schedule stands. 1 at first.</summary>
    public abstract float RateFactor { get; set; }

    /// <summary>Memory for a gradient, which lies as the parameters do. Its content is arbitrary between steps.</summary>
    public abstract AlignedBuffer Gradient { get; }

    /// <summary>Begins a step whose gradient is computed elsewhere: checks the settings and works out what is the same for all parameters.</summary>
    /// <exception cref="InvalidOperationException">The settings contradict each other; nothing has changed.</exception>
    public abstract void BeginStep();

    /// <summary>Whether the step that has begun is known to leave nothing infinite; if not, <see cref="Guard"/> has to watch over it.</summary>
    /// <param name="largest">No |g| is larger.</param>
    /// <param name="rateFactor">The largest factor of the learning rate.</param>
    public abstract bool IsSafe(float largest, float rateFactor = 1);

    /// <summary>Takes back a step that is not.</summary>
    public abstract StepGuard Guard { get; }

    /// <summary>Counts the step, once all parameters have changed. A step that began and changed none is as if it had not been.</summary>
    public abstract void EndStep();

    /// <summary>
    /// Changes a range of the parameters by the step that has begun. Each has a rule of its own, so a step may be cut into ranges in any
    /// way, for any number of threads, and leave some out. Padding that is zero in gradient, parameters and memory stays zero.
    /// </summary>
    /// <param name="gradient">The gradient of the mean loss from the range's first float on.</param>
    /// <param name="first">Where the range begins. Ranges of two threads had better share no cache line.</param>
    /// <param name="count">The floats of the range.</param>
    /// <param name="rateFactor">What the learning rate of the range is multiplied by, beside <see cref="RateFactor"/>.</param>
    /// <param name="decays">Whether the weight decay acts on the range.</param>
    public abstract void Update(ref float gradient, int first, int count, float rateFactor = 1, bool decays = true);
}

/// <summary>The same for a rule that is known to the compiler.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
internal abstract class OptimizerState<TRule> : OptimizerState
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly ITrainable _network;
    private readonly int _blockRows;
    private readonly GradientPass<Update<TRule>> _pass;
    private readonly GradientPass<LastUpdate<TRule>> _lastPass;
    private readonly LabelGradientPass<Update<TRule>>? _labelPass;
    private readonly LabelGradientPass<LastUpdate<TRule>>? _lastLabelPass;
    private TRule _rule;

    public sealed override OptimizerMemory Memory { get; }

    public sealed override float RateFactor { get; set; } = 1;

    public sealed override AlignedBuffer Gradient { get; }

    public sealed override StepGuard Guard { get; }

    /// <summary>The parameters that change.</summary>
    protected AlignedBuffer Parameters { get; }

    protected OptimizerState(ITrainable network)
    {
        _network = network;
        _blockRows = network.BlockRows;
        Parameters = network.PackedParameters;
        Memory = new OptimizerMemory(Parameters.Length);
        Gradient = new AlignedBuffer(Parameters.Length);
        Guard = new StepGuard(Parameters, this);
        _pass = network.CreateGradientPass<Update<TRule>>();
        _lastPass = network.CreateGradientPass<LastUpdate<TRule>>();
        if (network is not ITrainableClassifier classifier)
            return;
        _labelPass = classifier.CreateLabelGradientPass<Update<TRule>>();
        _lastLabelPass = classifier.CreateLabelGradientPass<LastUpdate<TRule>>();
    }

    /// <summary>The rule of the next step, from the settings as they are now.</summary>
    /// <param name="step">The number of that step, from 1.</param>
    protected abstract TRule NextRule(long step);

    public sealed override void BeginStep() => _rule = NextRule();

    public override void EndStep() => Memory.Steps++;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public sealed override double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, AlignedBuffer workspace)
    {
        TRule rule = NextRule();
        double loss = IsSafe(ref rule) ? StepAtOnce(in rule, inputs, targets, rows, workspace) : double.NaN;
        if (!double.IsNaN(loss))
            return Ended(loss);
        Gradient.Span.Clear();
        return FollowGuarded(_network.AddGradient(inputs, targets, 1f / rows, Gradient, workspace));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public sealed override double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows, AlignedBuffer workspace)
    {
        TRule rule = NextRule();
        double loss = IsSafe(ref rule) ? StepAtOnce(in rule, inputs, labels, rows, workspace) : double.NaN;
        if (!double.IsNaN(loss))
            return Ended(loss);
        Gradient.Span.Clear();
        return FollowGuarded(((ITrainableClassifier)_network).AddGradient(inputs, labels, 1f / rows, Gradient, workspace));
    }

    /// <summary>Takes the gradient into the parameters as it is made.</summary>
    /// <returns>The sum of the losses; NaN where nothing has changed, since the loss is NaN or the gradient not known to be safe.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double StepAtOnce(in TRule rule, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, AlignedBuffer workspace)
    {
        float scale = 1f / rows;
        if (rows <= _blockRows)
        {
            Update<TRule> update = new(rule);
            return _pass(inputs, targets, scale, workspace, ref update);
        }

        // All blocks but the last are summed in memory; the last one goes on from there into the parameters.
        Gradient.Span.Clear();
        int before = (rows - 1) / _blockRows * _blockRows;
        int inputFloats = before * _network.InputSize, targetFloats = before * _network.OutputSize;
        double sum = _network.AddGradient(inputs[..inputFloats], targets[..targetFloats], scale, Gradient, workspace);
        if (!double.IsFinite(sum))
            return sum;
        LastUpdate<TRule> last = new(rule, Gradient);
        return AreSafe(Gradient)
            ? sum + _lastPass(inputs[inputFloats..], targets[targetFloats..], scale, workspace, ref last)
            : double.NaN;
    }

    /// <inheritdoc cref="StepAtOnce(in TRule, ReadOnlySpan{float}, ReadOnlySpan{float}, int, AlignedBuffer)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double StepAtOnce(in TRule rule, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows, AlignedBuffer workspace)
    {
        float scale = 1f / rows;
        if (rows <= _blockRows)
        {
            Update<TRule> update = new(rule);
            return _labelPass!(inputs, labels, scale, workspace, ref update);
        }

        Gradient.Span.Clear();
        int before = (rows - 1) / _blockRows * _blockRows;
        int inputFloats = before * _network.InputSize;
        double sum = ((ITrainableClassifier)_network).AddGradient(inputs[..inputFloats], labels[..before], scale, Gradient, workspace);
        if (!double.IsFinite(sum))
            return sum;
        LastUpdate<TRule> last = new(rule, Gradient);
        return AreSafe(Gradient)
            ? sum + _lastLabelPass!(inputs[inputFloats..], labels[before..], scale, workspace, ref last)
            : double.NaN;
    }

    public sealed override bool IsSafe(float largest, float rateFactor = 1)
    {
        TRule rule = rateFactor == 1 ? _rule : _rule.Adjust(rateFactor, decays: true);
        return largest <= SafeRange.Gradient && IsSafe(ref rule);
    }

    // Any finite parameter will do, but where it decays into the gradient.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsSafe(ref TRule rule)
    {
        float parameter = rule.SafeParameter;
        return Memory.IsInRange && (float.IsPositiveInfinity(parameter) || AreUpTo(parameter));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AreUpTo(float limit) => Largest(Parameters) <= limit;

    private static bool AreSafe(AlignedBuffer sums) => Largest(sums) <= SafeRange.BlockGradient;

    private static float Largest(AlignedBuffer buffer) => Rows.Largest(ref buffer.First, buffer.Length);

    /// <summary>Takes the step by a gradient in memory that nothing is known of, and takes it back where it leaves something infinite.</summary>
    private double FollowGuarded(double loss)
    {
        if (!double.IsFinite(loss))
            return loss;
        if (!Finite.All(Gradient.Span))
            return double.NaN;
        BeginStep();
        Guard.Begin();
        Update(ref Gradient.First, 0, Gradient.Length);
        return Guard.End() ? Ended(loss) : double.NaN;
    }

    /// <summary>Counts the step, unless its loss has kept it from changing anything. What the rule points to was alive till here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Ended(double loss)
    {
        if (double.IsFinite(loss))
            EndStep();
        GC.KeepAlive(this);
        return loss;
    }

    private TRule NextRule()
    {
        TRule rule = NextRule(Memory.Steps + 1);
        return RateFactor == 1 ? rule : rule.Adjust(RateFactor, decays: true);
    }

    // Optimized at once: a first tier of vector code is several times slower, and the first steps would wait for the second.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public sealed override void Update(ref float gradient, int first, int count, float rateFactor = 1, bool decays = true)
    {
        TRule rule = rateFactor == 1 && decays ? _rule : _rule.Adjust(rateFactor, decays);
        nuint i = 0, end = (nuint)count;
        for (; i + (nuint)Vector256<float>.Count <= end; i += (nuint)Vector256<float>.Count)
            rule.Apply((nuint)first + i, Vector256.LoadUnsafe(ref gradient, i));
        for (; i + (nuint)Vector128<float>.Count <= end; i += (nuint)Vector128<float>.Count)
            rule.Apply((nuint)first + i, Vector128.LoadUnsafe(ref gradient, i));
        for (; i < end; i++)
            rule.Apply((nuint)first + i, Unsafe.Add(ref gradient, i));
        GC.KeepAlive(this);
    }
}
