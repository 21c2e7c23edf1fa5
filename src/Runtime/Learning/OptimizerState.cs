using System;
using MlpGen.CompilerServices;

namespace MlpGen.Learning;

/// <summary>A learning rule at work on the parameters of one network: its memory from step to step, and how it takes a step.</summary>
internal abstract class OptimizerState
{
    /// <summary>Makes the step that takes a gradient into the parameters as it is made.</summary>
    /// <typeparam name="TTarget">What the network learns from: floats or classes.</typeparam>
    /// <param name="workspace">The scratch of the passes.</param>
    public abstract FusedStep<TTarget> CreateFusedStep<TTarget>(AlignedBuffer workspace)
        where TTarget : struct;

    /// <summary>All that a step leaves behind for the next one, but for the parameters.</summary>
    public abstract OptimizerMemory Memory { get; }

    /// <summary>What the learning rate is multiplied by in the steps to come: where a schedule stands. 1 at first.</summary>
    public abstract float RateFactor { get; set; }

    /// <summary>Memory for a gradient, which lies as the parameters do. Its content is arbitrary between steps.</summary>
    public abstract AlignedBuffer Gradient { get; }

    /// <summary>
    /// Begins a step whose gradient is computed elsewhere: checks the settings and works out what is the same for all parameters.
    /// </summary>
    /// <exception cref="InvalidOperationException">The settings contradict each other; nothing has changed.</exception>
    public abstract void BeginStep();

    /// <summary>
    /// True if the step that has begun is known to leave nothing infinite; if not, <see cref="Guard"/> has to watch over it.
    /// </summary>
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
    /// <param name="decays">True if the weight decay acts on the range.</param>
    public abstract void Update(ref float gradient, int first, int count, float rateFactor = 1, bool decays = true);
}
