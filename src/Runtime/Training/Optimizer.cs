using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>The settings of a learning rule. They hold no state: that lives in the trainer, so one optimizer may serve many.</summary>
/// <remarks>Settings are read at every step, so a schedule is an assignment to <c>LearningRate</c> between steps.</remarks>
public abstract class Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>Makes the state of this rule for one network: zeros, as before the first step.</summary>
    /// <param name="length">The floats of the parameters as they lie in memory.</param>
    /// <exception cref="InvalidOperationException">The settings contradict each other.</exception>
    internal abstract OptimizerState CreateState(int length);

    private protected static float NotNegative(float value, [CallerMemberName] string setting = "")
    {
        if (!(value >= 0 && float.IsFinite(value)))
            throw new ArgumentOutOfRangeException(setting, value, $"{setting} is {value}; a finite number of at least 0 fits.");
        return value;
    }

    private protected static float Positive(float value, [CallerMemberName] string setting = "")
    {
        if (!(value > 0 && float.IsFinite(value)))
            throw new ArgumentOutOfRangeException(setting, value, $"{setting} is {value}; a finite number above 0 fits.");
        return value;
    }

    private protected static float BelowOne(float value, [CallerMemberName] string setting = "")
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentOutOfRangeException(setting, value, $"{setting} is {value}; at least 0 and below 1 fits.");
        return value;
    }
}

/// <summary>What a learning rule remembers from step to step about the parameters of one network.</summary>
internal abstract class OptimizerState
{
    /// <summary>Begins a step: checks the settings and works out what is the same for all parameters.</summary>
    /// <exception cref="InvalidOperationException">The settings contradict each other; nothing has changed.</exception>
    public abstract void BeginStep();

    /// <summary>
    /// Changes a range of the parameters by the step that has begun. Each has a rule of its own, so a step may be cut into ranges in any
    /// way, for any number of threads. Padding that is zero in both buffers stays zero.
    /// </summary>
    /// <param name="parameters">Changed.</param>
    /// <param name="gradient">The gradient of the mean loss from the range's first float on, up to the end of a cache line.</param>
    /// <param name="first">Where the range begins, a multiple of 16: no two threads share a cache line.</param>
    /// <param name="count">The floats of the range, a multiple of 16 unless it is the last.</param>
    public abstract void Update(AlignedBuffer parameters, ref float gradient, int first, int count);

    /// <summary>Changes all parameters by one step.</summary>
    /// <param name="parameters">Changed.</param>
    /// <param name="gradient">The gradient of the mean loss; it lies as the parameters do.</param>
    /// <exception cref="InvalidOperationException">The settings contradict each other; nothing has changed.</exception>
    public void Update(AlignedBuffer parameters, AlignedBuffer gradient)
    {
        BeginStep();
        Update(parameters, ref gradient.First, 0, parameters.Length);
    }

    /// <summary>The float at which a range begins.</summary>
    private protected static ref float At(AlignedBuffer buffer, int first) => ref Unsafe.Add(ref buffer.First, first);
}
