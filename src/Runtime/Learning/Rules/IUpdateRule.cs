using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>
/// One step of a learning rule for a few adjacent parameters, given their gradient. Implementations are structs with the settings of the
/// step and pointers to the memory that it changes. Kernels and loops are generic over the rule, so the compiler inlines it into them.
/// </summary>
/// <remarks>
/// The memory is referenced by pointers, which cost a kernel nothing. <see cref="OptimizerState{TRule}"/> keeps their target alive. An
/// index counts floats from the first packed parameter. A parameter whose value, gradient and memory are all 0, as for padding, stays 0.
/// Every value that shrinks from step to step is flushed when it is stored (<see cref="Subnormal"/>).
/// </remarks>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
internal partial interface IUpdateRule<TSelf>
    where TSelf : struct, IUpdateRule<TSelf>
{
    /// <summary>Updates one parameter.</summary>
    void Apply(nuint index, float gradient);

    /// <summary>
    /// Gets the largest |w| for which the step leaves no infinite value and no memory beyond <see cref="SafeRange.Memory"/>. This holds for
    /// every gradient up to <see cref="SafeRange.Gradient"/> and every memory within that limit. The result is ∞ if any finite w is safe.
    /// It is negative if the settings are too extreme to tell.
    /// </summary>
    /// <remarks>The bound of each term is derived by hand. Tests draw states, settings and gradients up to these limits.</remarks>
    float SafeParameter { get; }

    /// <summary>Returns this step with another learning rate, with or without weight decay.</summary>
    /// <param name="rateFactor">The factor of the learning rate.</param>
    /// <param name="decays">True to keep the weight decay of the settings. False for no decay.</param>
    TSelf Adjust(float rateFactor, bool decays);
}
