using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// RMSProp (Hinton, Srivastava and Swersky 2012, "Neural Networks for Machine Learning", lecture 6e), optionally centered (Graves 2013,
/// "Generating Sequences With Recurrent Neural Networks", section 4.2). The step of a parameter is its gradient divided by the square root
/// of a running mean of its squared gradient. Settings and defaults are those of PyTorch's <c>RMSprop</c>.
/// </summary>
/// <remarks>
/// Let g be the gradient of the mean loss, η the learning rate, μ the momentum and λ the weight decay. Then g ← g + λw; v ← αv + (1 − α)g².
/// Without centering, s = v. With centering, m ← m + (1 − α)(g − m) and s = v − m². Without momentum, w ← w − ηg/(√s + ε). With momentum, b
/// ← μb + g/(√s + ε) and w ← w − ηb. Before the first step, v, m and b are 0. Weight decay applies to biases as well.
/// </remarks>
public sealed class RmsProp : Optimizer
{
    private float _alpha = 0.99f;
    private float _epsilon = 1e-8f;
    private float _momentum;
    private float _weightDecay;

    /// <summary>Initializes the optimizer with its default settings.</summary>
    public RmsProp()
        : base(learningRate: 1e-2f)
    {
    }

    /// <summary>The decay rate α of the running means. At least 0 and below 1. Default: 0.99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float Alpha
    {
        get => _alpha;
        set => _alpha = Require.BelowOne(value);
    }

    /// <summary>The constant ε, which prevents 0/0 for a parameter without a gradient. Finite and above 0. Default: 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN or infinite.</exception>
    public float Epsilon
    {
        get => _epsilon;
        set => _epsilon = Require.Positive(value);
    }

    /// <summary>The momentum μ, the fraction of the previous step's direction that is kept. At least 0 and below 1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float Momentum
    {
        get => _momentum;
        set => _momentum = Require.BelowOne(value);
    }

    /// <summary>
    /// True to divide by the standard deviation of the gradient instead of its root mean square. A constant gradient then makes the steps
    /// grow without bound. Default: false.
    /// </summary>
    public bool Centered { get; set; }

    /// <summary>
    /// The weight decay λ. It adds the L2 penalty ½λ‖w‖² to the loss, so it contributes to the running means. Finite and at least 0.
    /// Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
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

        [MethodImpl(MethodOptions.Kernel)]
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

        /// <summary>Returns the running mean m. It is allocated only if the rule is centered.</summary>
        private AlignedBuffer? Mean() => _settings.Centered ? _mean ??= Memory.Tensor("grad_avg") : null;

        /// <summary>Returns the velocity b. It is allocated only if there is momentum.</summary>
        private AlignedBuffer? Velocity() => _settings.Momentum > 0 ? _velocity ??= Memory.Tensor("momentum_buffer") : null;
    }
}
