using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>
/// One step of a learning rule for a few neighbouring parameters, given their gradient. A struct that holds the settings of the step
/// and the memory it changes; kernels and loops are generic over it, so that it is inlined into them.
/// </summary>
/// <remarks>
/// Memory is held by pointers, which cost a kernel nothing; <see cref="OptimizerState{TRule}"/> keeps what they point to alive.
/// An index counts floats from the first packed parameter. A parameter whose value, gradient and memory are 0, as padding is, keeps all of
/// them 0. Whatever shrinks from step to step is flushed as it is stored (<see cref="Subnormal"/>).
/// </remarks>
/// <typeparam name="TSelf">The struct.</typeparam>
internal interface IUpdateRule<TSelf>
    where TSelf : struct, IUpdateRule<TSelf>
{
    /// <summary>Changes one parameter.</summary>
    void Apply(nuint index, float gradient);

    /// <summary>Changes 4 parameters.</summary>
    void Apply(nuint index, Vector128<float> gradient);

    /// <summary>Changes 8 parameters.</summary>
    void Apply(nuint index, Vector256<float> gradient);

    /// <summary>Changes 16 parameters.</summary>
    void Apply(nuint index, Vector512<float> gradient);

    /// <summary>
    /// The largest |w| from which the step leaves nothing infinite, and no memory beyond <see cref="SafeRange.Memory"/>, whatever gradient
    /// up to <see cref="SafeRange.Gradient"/> and memory within that limit it meets: ∞ where any finite w will do, below 0 where the
    /// settings are too extreme to say.
    /// </summary>
    /// <remarks>Each term of a rule is bounded by hand; tests draw states, settings and gradients up to these limits.</remarks>
    float SafeParameter { get; }

    /// <summary>The same step with another learning rate, with or without weight decay.</summary>
    /// <param name="rateFactor">What the learning rate is multiplied by.</param>
    /// <param name="decays">True if the weights decay as the settings say; false for no decay.</param>
    TSelf Adjust(float rateFactor, bool decays);
}
