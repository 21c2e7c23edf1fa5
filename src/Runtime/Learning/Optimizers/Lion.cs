using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Lion (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", algorithm 2). Each parameter moves by the learning rate in the
/// direction of the sign of a running mean of its gradient. Settings and defaults are those of the paper, with a weight decay of 0.
/// </summary>
/// <remarks>
/// Let g be the gradient of the mean loss, η the learning rate and λ the weight decay. Then c = β₁m + (1 − β₁)g; w ← w − η(sign(c) + λw); m
/// ← β₂m + (1 − β₂)g, with m = 0 before the first step. The decay is decoupled, as in <see cref="AdamW"/>, and applies to biases as well.
/// The paper recommends a learning rate that is 3 to 10 times smaller than for AdamW, and a weight decay that is larger by the same factor.
/// </remarks>
public sealed class Lion : Optimizer
{
    private float _beta1 = 0.9f;
    private float _beta2 = 0.99f;
    private float _weightDecay;

    /// <summary>Initializes the optimizer with its default settings.</summary>
    public Lion()
        : base(learningRate: 1e-4f)
    {
    }

    /// <summary>The weight β₁ of earlier gradients in the direction of a step. At least 0 and below 1. Default: 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float Beta1
    {
        get => _beta1;
        set => _beta1 = Require.BelowOne(value);
    }

    /// <summary>The decay rate β₂ of the running mean of the gradient. At least 0 and below 1. Default: 0.99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float Beta2
    {
        get => _beta2;
        set => _beta2 = Require.BelowOne(value);
    }

    /// <summary>The weight decay λ. In each step, weights shrink by λ times the learning rate. Finite and at least 0. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float WeightDecay
    {
        get => _weightDecay;
        set => _weightDecay = Require.NotNegative(value);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"Lion(LearningRate = {LearningRate}, Beta1 = {Beta1}, Beta2 = {Beta2}, WeightDecay = {WeightDecay})");

    internal override OptimizerState CreateState(ITrainable network) => new State(this, network);

    private sealed class State : OptimizerState<LionRule>
    {
        private readonly Lion _settings;
        private readonly AlignedBuffer _mean;

        public State(Lion settings, ITrainable network)
            : base(network)
        {
            _settings = settings;
            _mean = Memory.Tensor("exp_avg");
        }

        [MethodImpl(MethodOptions.Kernel)]
        protected override unsafe LionRule NextRule(long step) => new()
        {
            Parameters = Parameters.Pointer,
            Mean = _mean.Pointer,
            Rate = _settings.LearningRate,
            OldToDirection = _settings.Beta1,
            NewToDirection = (float)(1 - (double)_settings.Beta1),
            OldToMean = _settings.Beta2,
            NewToMean = (float)(1 - (double)_settings.Beta2),
            Decay = _settings.WeightDecay,
        };
    }
}
