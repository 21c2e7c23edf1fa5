using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// RMSProp (Hinton, Srivastava and Swersky 2012, "Neural Networks for Machine Learning", lecture 6e), also centered (Graves 2013,
/// "Generating Sequences With Recurrent Neural Networks", section 4.2): each parameter's step is its gradient divided by the root of a
/// running mean of its square. Settings and defaults are those of PyTorch's <c>RMSprop</c>.
/// </summary>
/// <remarks>
/// With g the gradient of the mean loss, η the learning rate, μ the momentum and λ the weight decay: g ← g + λw; v ← αv + (1 − α)g²;
/// s = v, or centered m ← m + (1 − α)(g − m) and s = v − m²; w ← w − ηg/(√s + ε), or with momentum b ← μb + g/(√s + ε) and w ← w − ηb;
/// v, m and b are 0 before the first step. Biases decay as weights do.
/// </remarks>
public sealed class RmsProp : Optimizer
{
    private float _alpha = 0.99f;
    private float _epsilon = 1e-8f;
    private float _momentum;
    private float _weightDecay;

    /// <summary>Takes the defaults.</summary>
    public RmsProp()
        : base(learningRate: 1e-2f)
    {
    }

    /// <summary>α, at least 0 and below 1: the memory of the running means. 0.99 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Alpha
    {
        get => _alpha;
        set => _alpha = Require.BelowOne(value);
    }

    /// <summary>ε, finite and above 0, since a parameter without a gradient would otherwise become 0/0. 1e-8 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public float Epsilon
    {
        get => _epsilon;
        set => _epsilon = Require.Positive(value);
    }

    /// <summary>μ, at least 0 and below 1: the part of the last step's direction that stays. 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Momentum
    {
        get => _momentum;
        set => _momentum = Require.BelowOne(value);
    }

    /// <summary>
    /// Divides by the standard deviation of the gradient instead of the root of its mean square. A gradient that stays the same then makes
    /// steps without bound.
    /// </summary>
    public bool Centered { get; set; }

    /// <summary>
    /// λ, finite and at least 0: the L2 penalty ½λ‖w‖² added to the loss, so it passes through the running means. 0 unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float WeightDecay
    {
        get => _weightDecay;
        set => _weightDecay = Require.NotNegative(value);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"RmsProp(LearningRate = {LearningRate}, Alpha = {Alpha}, Epsilon = {Epsilon}, ") + FormattableString.Invariant(
        $"Momentum = {Momentum}, Centered = {Centered}, WeightDecay = {WeightDecay})");

    internal override OptimizerState CreateState(ITrainable network) => new State(this, network);

    private sealed class State : OptimizerState<RmsPropRule>
    {
        private readonly RmsProp _settings;
        private readonly AlignedBuffer _square;
        private AlignedBuffer? _mean;
        private AlignedBuffer? _velocity;

        public State(RmsProp settings, ITrainable network)
            : base(network)
        {
            _settings = settings;
            _square = Memory.Tensor("square_avg", isNotNegative: true);
            Mean();
            Velocity();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        protected override unsafe RmsPropRule NextRule(long step)
        {
            AlignedBuffer? mean = Mean(), velocity = Velocity();
            return new RmsPropRule
            {
                Parameters = Parameters.Pointer,
                Square = _square.Pointer,
                Mean = mean is null ? null : mean.Pointer,
                Velocity = velocity is null ? null : velocity.Pointer,
                Rate = _settings.LearningRate,
                OldToAverage = _settings.Alpha,
                NewToAverage = (float)(1 - (double)_settings.Alpha),
                Epsilon = _settings.Epsilon,
                Momentum = _settings.Momentum,
                Decay = _settings.WeightDecay,
            };
        }

        /// <summary>m, which takes no memory before it is needed.</summary>
        private AlignedBuffer? Mean() => _settings.Centered ? _mean ??= Memory.Tensor("grad_avg") : null;

        /// <summary>b, which takes no memory before there is momentum.</summary>
        private AlignedBuffer? Velocity() => _settings.Momentum > 0 ? _velocity ??= Memory.Tensor("momentum_buffer") : null;
    }
}
