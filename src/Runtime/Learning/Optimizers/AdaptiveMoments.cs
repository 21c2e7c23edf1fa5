using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// What <see cref="Adam"/>, <see cref="AdamW"/> and <see cref="Nadam"/> share: running means of the gradient and of its square.
/// </summary>
public abstract class AdaptiveMoments : Optimizer
{
    private float _beta1 = 0.9f;
    private float _beta2 = 0.999f;
    private float _epsilon = 1e-8f;
    private float _weightDecay;

    private protected AdaptiveMoments(float learningRate, float weightDecay)
        : base(learningRate) => _weightDecay = weightDecay;

    /// <summary>β₁, at least 0 and below 1: the memory of the mean gradient. 0.9 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Beta1
    {
        get => _beta1;
        set => _beta1 = Require.BelowOne(value);
    }

    /// <summary>β₂, at least 0 and below 1: the memory of the mean squared gradient. 0.999 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Beta2
    {
        get => _beta2;
        set => _beta2 = Require.BelowOne(value);
    }

    /// <summary>ε, finite and above 0, since a parameter without a gradient would otherwise become 0/0. 1e-8 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public float Epsilon
    {
        get => _epsilon;
        set => _epsilon = Require.Positive(value);
    }

    /// <summary>
    /// λ, finite and at least 0. For <see cref="Adam"/> and <see cref="Nadam"/> the L2 penalty ½λ‖w‖² added to the loss, so it passes
    /// through the running means, and 0 unless set; for <see cref="AdamW"/> apart from them, and 0.01 unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
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

        /// <summary>The running means as the next step takes them.</summary>
        /// <param name="step">The number of that step, from 1.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        protected unsafe Moments NextMoments(long step)
        {
            double beta1 = _settings.Beta1;
            double beta2 = _settings.Beta2;
            return new Moments
            {
                Mean = _mean.Pointer,
                Square = _square.Pointer,

                // 1 − βᵗ loses its digits in single precision while βᵗ is near 1.
                Correction = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step))),
                NewToMean = (float)(1 - beta1),
                OldToSquare = _settings.Beta2,
                NewToSquare = (float)(1 - beta2),
                Epsilon = _settings.Epsilon,
            };
        }
    }
}
