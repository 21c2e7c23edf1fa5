using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer 2011, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization"). The step of a
/// parameter is its gradient divided by the square root of the sum of its squared gradients so far. Settings and defaults are those of
/// PyTorch's <c>Adagrad</c>.
/// </summary>
/// <remarks>
/// Let g be the gradient of the mean loss, η the learning rate, δ its decay, λ the weight decay and t = 1, 2, … the step. Then g ← g + λw;
/// s ← s + g², with s = 0 before the first step; w ← w − η/(1 + (t − 1)δ) · g/(√s + ε). Weight decay applies to biases as well.
/// </remarks>
public sealed class Adagrad : Optimizer
{
    private float _learningRateDecay;
    private float _epsilon = 1e-10f;
    private float _weightDecay;

    /// <summary>Initializes the optimizer with its default settings.</summary>
    public Adagrad()
        : base(learningRate: 1e-2f)
    {
    }

    /// <summary>
    /// The learning rate decay δ. In step t, the learning rate is divided by 1 + (t − 1)δ. Finite and at least 0. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float LearningRateDecay
    {
        get => _learningRateDecay;
        set => _learningRateDecay = Require.NotNegative(value);
    }

    /// <summary>The constant ε, which prevents 0/0 for a parameter without a gradient. Finite and above 0. Default: 1e-10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN or infinite.</exception>
    public float Epsilon
    {
        get => _epsilon;
        set => _epsilon = Require.Positive(value);
    }

    /// <summary>
    /// The weight decay λ. It adds the L2 penalty ½λ‖w‖² to the loss, so it contributes to the sum of squares. Finite and at least 0.
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
        $"Adagrad(LearningRate = {LearningRate}, LearningRateDecay = {LearningRateDecay}, ") + FormattableString.Invariant(
        $"Epsilon = {Epsilon}, WeightDecay = {WeightDecay})");

    internal override OptimizerState CreateState(ITrainable network) => new State(this, network);

    private sealed class State : OptimizerState<AdagradRule>
    {
        private readonly Adagrad _settings;
        private readonly AlignedBuffer _sum;

        public State(Adagrad settings, ITrainable network)
            : base(network)
        {
            _settings = settings;
            _sum = Memory.Tensor("sum", isNotNegative: true);
        }

        [MethodImpl(MethodOptions.Kernel)]
        protected override unsafe AdagradRule NextRule(long step) => new()
        {
            Parameters = Parameters.Pointer,
            Sum = _sum.Pointer,
            Rate = (float)(_settings.LearningRate / (1 + ((step - 1) * (double)_settings.LearningRateDecay))),
            Epsilon = _settings.Epsilon,
            Decay = _settings.WeightDecay,
        };
    }
}
