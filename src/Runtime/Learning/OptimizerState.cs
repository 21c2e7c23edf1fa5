using System;
using MlpGen.CompilerServices;

namespace MlpGen.Learning;

/// <summary>The state of a learning rule for one network: its memory from step to step, and the way it takes a step.</summary>
internal abstract class OptimizerState
{
    /// <summary>Creates a step that applies each part of the gradient to the parameters as soon as it is computed.</summary>
    /// <typeparam name="TTarget">The type of the targets: <see cref="float"/> for values, <see cref="int"/> for class labels.</typeparam>
    /// <param name="workspace">The scratch memory of the passes.</param>
    public abstract FusedStep<TTarget> CreateFusedStep<TTarget>(AlignedBuffer workspace)
        where TTarget : struct;

    /// <summary>Gets all state that a step passes on to the next step, except the parameters.</summary>
    public abstract OptimizerMemory Memory { get; }

    /// <summary>Gets or sets the factor of the learning rate for the next steps, as the schedule sets it. Initially 1.</summary>
    public abstract float RateFactor { get; set; }

    /// <summary>Gets the memory for a gradient. It has the layout of the parameters. Its content is arbitrary between steps.</summary>
    public abstract AlignedBuffer Gradient { get; }

    /// <summary>
    /// Begins a step whose gradient is computed elsewhere. Checks the settings and computes the values that all parameters share.
    /// </summary>
    /// <exception cref="InvalidOperationException">The settings contradict each other. Nothing has changed.</exception>
    public abstract void BeginStep();

    /// <summary>
    /// Returns true if the step that has begun is known to leave no infinite value. Otherwise, <see cref="Guard"/> must watch it.
    /// </summary>
    /// <param name="largest">The upper bound of |g|.</param>
    /// <param name="rateFactor">The largest factor of the learning rate.</param>
    public abstract bool IsSafe(float largest, float rateFactor = 1);

    /// <summary>Gets the guard that reverts an unsafe step.</summary>
    public abstract StepGuard Guard { get; }

    /// <summary>
    /// Counts the step. Call it after all parameters have changed. A step that began but changed no parameter has no effect.
    /// </summary>
    public abstract void EndStep();

    /// <summary>
    /// Updates a range of the parameters as part of the step that has begun. Each parameter is updated independently. A step can therefore
    /// be split into ranges in any way and over any number of threads, and it can omit ranges. Padding that is zero in gradient, parameters
    /// and memory stays zero.
    /// </summary>
    /// <param name="gradient">The gradient of the mean loss, from the first float of the range on.</param>
    /// <param name="first">The index of the first float in the range. Ranges of two threads should not share a cache line.</param>
    /// <param name="count">The number of floats in the range.</param>
    /// <param name="rateFactor">The factor of the learning rate for this range, in addition to <see cref="RateFactor"/>.</param>
    /// <param name="decays">True if the weight decay applies to the range.</param>
    public abstract void Update(ref float gradient, int first, int count, float rateFactor = 1, bool decays = true);
}
