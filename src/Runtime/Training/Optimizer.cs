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
    /// <param name="network">Whose parameters it will change.</param>
    /// <exception cref="InvalidOperationException">The settings contradict each other.</exception>
    internal abstract OptimizerState CreateState(ITrainable network);

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
