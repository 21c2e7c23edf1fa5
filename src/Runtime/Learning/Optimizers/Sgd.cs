using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Stochastic gradient descent. If only a learning rate is set, its rule is w ← w − (η/N) Σₖ ∂Eᵏ/∂w over the N rows of the mini-batch
/// (Goodfellow, Bengio and Courville 2016, "Deep Learning", section 8.3.1). Settings and defaults are those of PyTorch's <c>SGD</c>.
/// </summary>
/// <remarks>
/// Let g be the gradient of the mean loss, η the learning rate, μ the momentum and λ the weight decay. Then g ← g + λw and v ← μv + g, with
/// v = 0 before the first step. The update is w ← w − ηv, or with Nesterov momentum w ← w − η(g + μv). Weight decay applies to biases as
/// well.
/// </remarks>
public sealed class Sgd : Optimizer
{
    private float _momentum;
    private float _weightDecay;

    /// <summary>Initializes the optimizer with its default settings.</summary>
    public Sgd()
        : base(learningRate: 1e-3f)
    {
    }

    /// <summary>The momentum μ, the fraction of the previous step's direction that is kept. At least 0 and below 1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN, or at least 1.</exception>
    public float Momentum
    {
        get => _momentum;
        set => _momentum = Require.BelowOne(value);
    }

    /// <summary>
    /// True to use Nesterov momentum, which looks one step of momentum ahead (Nesterov 1983; Sutskever et al. 2013). Requires a momentum
    /// above 0. Default: false.
    /// </summary>
    public bool Nesterov { get; set; }

    /// <summary>The weight decay λ. It adds the L2 penalty ½λ‖w‖² to the loss. Finite and at least 0. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float WeightDecay
    {
        get => _weightDecay;
        set => _weightDecay = Require.NotNegative(value);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"Sgd(LearningRate = {LearningRate}, Momentum = {Momentum}, Nesterov = {Nesterov}, WeightDecay = {WeightDecay})");

    internal override OptimizerState CreateState(ITrainable network)
    {
        ThrowIfNesterovWithoutMomentum();
        return new State(this, network);
    }

    private void ThrowIfNesterovWithoutMomentum()
    {
        if (Nesterov && _momentum == 0)
            throw new InvalidOperationException("Nesterov requires a Momentum above 0 (was 0). Set Momentum, for example to 0.9.");
    }

    private sealed class State : OptimizerState<SgdRule>
    {
        private readonly Sgd _settings;
        private AlignedBuffer? _velocity;

        public State(Sgd settings, ITrainable network)
            : base(network)
        {
            _settings = settings;
            Velocity();
        }

        [MethodImpl(MethodOptions.Kernel)]
        protected override unsafe SgdRule NextRule(long step)
        {
            _settings.ThrowIfNesterovWithoutMomentum();
            AlignedBuffer? velocity = Velocity();
            return new SgdRule
            {
                Parameters = Parameters.Pointer,
                Velocity = velocity is null ? null : velocity.Pointer,
                Rate = _settings.LearningRate,
                Decay = _settings.WeightDecay,
                Momentum = _settings.Momentum,
                Nesterov = _settings.Nesterov,
            };
        }

        /// <summary>Returns the velocity v. It is allocated only if there is momentum.</summary>
        private AlignedBuffer? Velocity() => _settings.Momentum > 0 ? _velocity ??= Memory.Tensor("momentum_buffer") : null;
    }
}
