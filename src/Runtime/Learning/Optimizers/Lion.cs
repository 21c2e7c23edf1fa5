using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Lion (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", algorithm 2): every parameter moves by the learning rate, along
/// the sign of a running mean of its gradient. Settings and defaults are the paper's, with the weight decay 0.
/// </summary>
/// <remarks>
/// With g the gradient of the mean loss, η the learning rate and λ the weight decay: c = β₁m + (1 − β₁)g; w ← w − η(sign(c) + λw);
/// m ← β₂m + (1 − β₂)g, m = 0 before the first step. The decay is decoupled, as in <see cref="AdamW"/>, and biases decay as weights do.
/// The paper advises a learning rate 3 to 10 times smaller than AdamW's, and a decay as many times larger.
/// </remarks>
public sealed class Lion : Optimizer
{
    private float _beta1 = 0.9f;
    private float _beta2 = 0.99f;
    private float _weightDecay;

    /// <summary>Takes the defaults.</summary>
    public Lion()
        : base(learningRate: 1e-4f)
    {
    }

    /// <summary>β₁, at least 0 and below 1: how much of the direction of a step comes from the gradients before. 0.9 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Beta1
    {
        get => _beta1;
        set => _beta1 = Require.BelowOne(value);
    }

    /// <summary>β₂, at least 0 and below 1: the memory of the mean gradient. 0.99 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Beta2
    {
        get => _beta2;
        set => _beta2 = Require.BelowOne(value);
    }

    /// <summary>λ, finite and at least 0: at each step weights shrink by this part of the learning rate. 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
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

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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
