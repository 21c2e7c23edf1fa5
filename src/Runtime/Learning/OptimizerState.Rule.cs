using System;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The state of a rule whose type is known at compile time.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
internal abstract class OptimizerState<TRule> : OptimizerState
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly ITrainable _network;
    private TRule _rule;

    public sealed override OptimizerMemory Memory { get; }

    public sealed override float RateFactor { get; set; } = 1;

    public sealed override AlignedBuffer Gradient { get; }

    public sealed override StepGuard Guard { get; }

    /// <summary>Gets the parameters that the rule updates.</summary>
    protected AlignedBuffer Parameters { get; }

    protected OptimizerState(ITrainable network)
    {
        _network = network;
        Parameters = network.PackedParameters;
        Memory = new OptimizerMemory(Parameters.Length);
        Gradient = new AlignedBuffer(Parameters.Length);
        Guard = new StepGuard(Parameters, Memory);
    }

    /// <summary>Returns the rule of the next step, from the current settings.</summary>
    /// <param name="step">The number of the step, starting at 1.</param>
    protected abstract TRule NextRule(long step);

    /// <summary>Returns the rule of the next step, with the factor of the schedule applied.</summary>
    public TRule NextRule()
    {
        TRule rule = NextRule(Memory.Steps + 1);
        return RateFactor == 1 ? rule : rule.Adjust(RateFactor, decays: true);
    }

    public sealed override FusedStep<TTarget> CreateFusedStep<TTarget>(AlignedBuffer workspace) =>
        new FusedStep<TTarget, TRule>(this, _network, workspace);

    public sealed override void BeginStep() => _rule = NextRule();

    public override void EndStep() => Memory.Steps++;

    public sealed override bool IsSafe(float largest, float rateFactor = 1)
    {
        TRule rule = rateFactor == 1 ? _rule : _rule.Adjust(rateFactor, decays: true);
        return largest <= SafeRange.Gradient && IsSafe(ref rule);
    }

    /// <summary>Returns true if a step by the rule leaves no infinite value for any gradient in <see cref="SafeRange"/>.</summary>
    // Any finite parameter is safe, unless the weight decay adds it to the gradient.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsSafe(ref TRule rule)
    {
        float parameter = rule.SafeParameter;
        return Memory.IsInRange && (float.IsPositiveInfinity(parameter) || AreUpTo(parameter));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AreUpTo(float limit) => VectorRows.Largest(ref Parameters.First, Parameters.Length) <= limit;

    // Optimized immediately, because tier-0 vector code is several times slower and the first steps would have to wait for tier 1.
    [MethodImpl(MethodOptions.Kernel)]
    public sealed override void Update(ref float gradient, int first, int count, float rateFactor = 1, bool decays = true)
    {
        TRule rule = rateFactor == 1 && decays ? _rule : _rule.Adjust(rateFactor, decays);
        nuint i = 0, end = (nuint)count;
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            for (; i + (nuint)Vector256<float>.Count <= end; i += (nuint)Vector256<float>.Count)
                rule.Apply((nuint)first + i, Vector256.LoadUnsafe(ref gradient, i));
            for (; i + (nuint)Vector128<float>.Count <= end; i += (nuint)Vector128<float>.Count)
                rule.Apply((nuint)first + i, Vector128.LoadUnsafe(ref gradient, i));
        }
#endif
        for (; i < end; i++)
            rule.Apply((nuint)first + i, Unsafe.Add(ref gradient, i));
        GC.KeepAlive(this);
    }
}
