using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// The base class of <see cref="Adam"/>, <see cref="AdamW"/> and <see cref="Nadam"/>, which keep running means of the gradient and of the
/// squared gradient.
/// </summary>
public abstract class AdaptiveMoments : Optimizer
{
    private float _beta1 = 0.9f;
    private float _beta2 = 0.999f;
    private float _epsilon = 1e-8f;
    private float _weightDecay;

    private protected AdaptiveMoments(float learningRate, float weightDecay)
        : base(learningRate) => _weightDecay = weightDecay;

    /// <summary>The decay rate β₁ of the running mean of the gradient. At least 0 and below 1. Default: 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float Beta1
    {
        get => _beta1;
        set => _beta1 = Require.BelowOne(value);
    }

    /// <summary>The decay rate β₂ of the running mean of the squared gradient. At least 0 and below 1. Default: 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float Beta2
    {
        get => _beta2;
        set => _beta2 = Require.BelowOne(value);
    }

    /// <summary>The constant ε, which prevents 0/0 for a parameter without a gradient. Finite and above 0. Default: 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN or infinite.</exception>
    public float Epsilon
    {
        get => _epsilon;
        set => _epsilon = Require.Positive(value);
    }

    /// <summary>
    /// The weight decay λ. Finite and at least 0. For <see cref="Adam"/> and <see cref="Nadam"/>, it adds the L2 penalty ½λ‖w‖² to the
    /// loss, so it contributes to the running means. Their default is 0. For <see cref="AdamW"/>, it is separate from the running means,
    /// and the default is 0.01.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float WeightDecay
    {
        get => _weightDecay;
        set => _weightDecay = Require.NotNegative(value);
    }

    private protected string SharedSettings => FormattableString.Invariant(
        $"LearningRate = {LearningRate}, Beta1 = {Beta1}, Beta2 = {Beta2}, Epsilon = {Epsilon}, WeightDecay = {WeightDecay}");

    private protected abstract class MomentState<TRule> : OptimizerState<TRule>
        where TRule : struct, IUpdateRule<TRule>
    {
        private readonly AdaptiveMoments _settings;
        private readonly AlignedBuffer _mean;
        private readonly AlignedBuffer _square;

        protected MomentState(AdaptiveMoments settings, ITrainable network)
            : base(network)
        {
            _settings = settings;
            _mean = Memory.Tensor("exp_avg");
            _square = Memory.Tensor("exp_avg_sq", isNotNegative: true);
        }

        /// <summary>Returns the running means for the next step.</summary>
        /// <param name="step">The number of the step, starting at 1.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        protected unsafe Moments NextMoments(long step)
        {
            double beta1 = _settings.Beta1;
            double beta2 = _settings.Beta2;
            return new Moments
            {
                Mean = _mean.Pointer,
                Square = _square.Pointer,

                // Computed in double, because 1 − βᵗ loses digits in single precision while βᵗ is near 1.
                Correction = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step))),
                NewToMean = (float)(1 - beta1),
                OldToSquare = _settings.Beta2,
                NewToSquare = (float)(1 - beta2),
                Epsilon = _settings.Epsilon,
            };
        }
    }
}
