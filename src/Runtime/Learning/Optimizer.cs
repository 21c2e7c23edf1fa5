using System;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>The settings of a learning rule. The state belongs to the trainer, so several trainers can share one optimizer.</summary>
/// <remarks>
/// Trainers read the settings at every step. To change the learning rate during training, assign <see cref="LearningRate"/> between two
/// steps.
/// </remarks>
public abstract class Optimizer
{
    private float _learningRate;

    private protected Optimizer(float learningRate) => _learningRate = learningRate;

    /// <summary>
    /// The learning rate η. Finite and at least 0. The default is 0.001 for <see cref="Sgd"/>, <see cref="Adam"/> and <see cref="AdamW"/>.
    /// It is 0.002 for <see cref="Nadam"/>, and 0.0001 for <see cref="Lion"/>. It is 0.01 for <see cref="RmsProp"/>, <see cref="Adagrad"/>
    /// and <see cref="Rprop"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set => _learningRate = Require.NotNegative(value);
    }

    /// <summary>
    /// Returns the rule's name and all its settings, independent of the culture. The numbers have enough digits to distinguish any two
    /// settings.
    /// </summary>
    public abstract override string ToString();

    /// <summary>Creates the state of this rule for one network, as it is before the first step.</summary>
    /// <param name="network">The network whose parameters the rule updates.</param>
    /// <exception cref="InvalidOperationException">The settings contradict each other.</exception>
    internal abstract OptimizerState CreateState(ITrainable network);
}
