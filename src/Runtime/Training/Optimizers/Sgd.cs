using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

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
    private float _learningRate = 1e-3f;
    private float _momentum;
    private float _weightDecay;

    /// <summary>η, finite and at least 0; 0.001 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set => _learningRate = NotNegative(value);
    }

    /// <summary>μ, at least 0 and below 1: the part of the last step's direction that stays. 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Momentum
    {
        get => _momentum;
        set => _momentum = BelowOne(value);
    }

    /// <summary>Looks one step of momentum ahead (Nesterov 1983; Sutskever et al. 2013). Needs a momentum above 0.</summary>
    public bool Nesterov { get; set; }

    /// <summary>λ, finite and at least 0: the L2 penalty ½λ‖w‖² added to the loss. 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float WeightDecay
    {
        get => _weightDecay;
        set => _weightDecay = NotNegative(value);
    }

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

    private sealed class State(Sgd settings, ITrainable network) : OptimizerState<SgdRule>(network)
    {
        private readonly AlignedBuffer _parameters = network.PackedParameters;
        private AlignedBuffer? _velocity = settings.Momentum > 0 ? new AlignedBuffer(network.PackedParameters.Length) : null;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        protected override unsafe SgdRule NextRule(int step)
        {
            settings.DemandMomentumForNesterov();
            float momentum = settings.Momentum;
            if (momentum > 0)
                _velocity ??= new AlignedBuffer(_parameters.Length);
            return new SgdRule(_parameters.Pointer, momentum > 0 ? _velocity!.Pointer : null, settings.LearningRate, settings.WeightDecay, momentum, settings.Nesterov);
        }
    }
}
