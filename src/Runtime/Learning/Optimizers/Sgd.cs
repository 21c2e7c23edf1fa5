using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Stochastic gradient descent. With nothing but a learning rate it is the rule of the seed document,
/// w ← w − (η/N) Σₖ ∂Eᵏ/∂w over the N rows of the mini-batch; settings and defaults are those of PyTorch's <c>SGD</c>.
/// </summary>
/// <remarks>
/// With g the gradient of the mean loss, η the learning rate, μ the momentum and λ the weight decay:
/// g ← g + λw; v ← μv + g, v = 0 before the first step; w ← w − ηv, or with Nesterov w ← w − η(g + μv).
/// Biases decay as weights do.
/// </remarks>
public sealed class Sgd : Optimizer
{
    private float _momentum;
    private float _weightDecay;

    /// <summary>Takes the defaults.</summary>
    public Sgd()
        : base(learningRate: 1e-3f)
    {
    }

    /// <summary>μ, at least 0 and below 1: the part of the last step's direction that stays. 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Momentum
    {
        get => _momentum;
        set => _momentum = Require.BelowOne(value);
    }

    /// <summary>Looks one step of momentum ahead (Nesterov 1983; Sutskever et al. 2013). Needs a momentum above 0.</summary>
    public bool Nesterov { get; set; }

    /// <summary>λ, finite and at least 0: the L2 penalty ½λ‖w‖² added to the loss. 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
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
        DemandMomentumForNesterov();
        return new State(this, network);
    }

    private void DemandMomentumForNesterov()
    {
        if (Nesterov && _momentum == 0)
            throw new InvalidOperationException("Nesterov looks ahead along the momentum, which is 0. Set Momentum above 0, 0.9 say.");
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

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        protected override unsafe SgdRule NextRule(long step)
        {
            _settings.DemandMomentumForNesterov();
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

        /// <summary>v, which takes no memory before there is momentum.</summary>
        private AlignedBuffer? Velocity() => _settings.Momentum > 0 ? _velocity ??= Memory.Tensor("momentum_buffer") : null;
    }
}
