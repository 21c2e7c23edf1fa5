using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer 2011, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization"): each parameter's
/// step is its gradient divided by the root of the sum of the squares of all its gradients so far. Settings and defaults are those of
/// PyTorch's <c>Adagrad</c>.
/// </summary>
/// <remarks>
/// With g the gradient of the mean loss, η the learning rate, δ its decay, λ the weight decay and t = 1, 2, … the step: g ← g + λw;
/// s ← s + g², s = 0 before the first step; w ← w − η/(1 + (t − 1)δ) · g/(√s + ε). Biases decay as weights do.
/// </remarks>
public sealed class Adagrad : Optimizer
{
    private float _learningRateDecay;
    private float _epsilon = 1e-10f;
    private float _weightDecay;

    /// <summary>Takes the defaults.</summary>
    public Adagrad()
        : base(learningRate: 1e-2f)
    {
    }

    /// <summary>δ, finite and at least 0: by step t the learning rate has been divided by 1 + (t − 1)δ. 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float LearningRateDecay
    {
        get => _learningRateDecay;
        set => _learningRateDecay = Require.NotNegative(value);
    }

    /// <summary>ε, finite and above 0, since a parameter without a gradient would otherwise become 0/0. 1e-10 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public float Epsilon
    {
        get => _epsilon;
        set => _epsilon = Require.Positive(value);
    }

    /// <summary>
    /// λ, finite and at least 0: the L2 penalty ½λ‖w‖² added to the loss, so it passes through the sum of squares. 0 unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
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

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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
