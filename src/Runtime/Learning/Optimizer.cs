using System;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>The settings of a learning rule. They hold no state: that lives in the trainer, so one optimizer may serve many.</summary>
/// <remarks>Settings are read at every step, so a schedule is an assignment to <see cref="LearningRate"/> between steps.</remarks>
public abstract class Optimizer
{
    private float _learningRate;

    private protected Optimizer(float learningRate) => _learningRate = learningRate;

    /// <summary>
    /// η, finite and at least 0. Unless set it is 0.001 for <see cref="Sgd"/>, <see cref="Adam"/> and <see cref="AdamW"/>, 0.002 for
    /// <see cref="Nadam"/>, 0.01 for <see cref="RmsProp"/>, <see cref="Adagrad"/> and <see cref="Rprop"/>, 0.0001 for <see cref="Lion"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set => _learningRate = Require.NotNegative(value);
    }

    /// <summary>
    /// The rule's name and all its settings, the same in every culture, with as many digits as tell any two settings apart.
    /// </summary>
    public abstract override string ToString();

    /// <summary>Makes the state of this rule for one network, as before the first step.</summary>
    /// <param name="network">Whose parameters it will change.</param>
    /// <exception cref="InvalidOperationException">The settings contradict each other.</exception>
    internal abstract OptimizerState CreateState(ITrainable network);
}
