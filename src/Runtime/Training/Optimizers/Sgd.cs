using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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

    internal override OptimizerState CreateState(int length)
    {
        DemandMomentumForNesterov();
        return new State(this, length);
    }

    private void DemandMomentumForNesterov()
    {
        if (Nesterov && _momentum == 0)
            throw new InvalidOperationException("Nesterov looks ahead along the momentum, which is 0. Set Momentum above 0, 0.9 say.");
    }

    // Products and sums are rounded one by one, not fused: memory sets the speed, and so every machine gets the same bits.
    // Optimized at once: a first tier of vector code is several times slower, and the first steps would wait for the second.
    private sealed class State(Sgd settings, int length) : OptimizerState
    {
        private AlignedBuffer? _velocity = settings.Momentum > 0 ? new AlignedBuffer(length) : null;

        public override void BeginStep()
        {
            settings.DemandMomentumForNesterov();
            if (settings.Momentum > 0)
                _velocity ??= new AlignedBuffer(length);
        }

        public override void Update(AlignedBuffer parameters, ref float gradient, int first, int count)
        {
            if (settings.Momentum == 0)
                Descend(ref At(parameters, first), ref gradient, count);
            else
                DescendWithMomentum(ref At(parameters, first), ref gradient, ref At(_velocity!, first), count);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Descend(ref float weights, ref float gradient, int count)
        {
            Vector256<float> rate = Vector256.Create(settings.LearningRate);
            Vector256<float> decay = Vector256.Create(settings.WeightDecay);
            for (nuint i = 0; i < (nuint)count; i += (nuint)Vector256<float>.Count)
            {
                Vector256<float> w = Vector256.LoadUnsafe(ref weights, i);
                Vector256<float> g = Vector256.LoadUnsafe(ref gradient, i) + (decay * w);
                (w - (rate * g)).StoreUnsafe(ref weights, i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void DescendWithMomentum(ref float weights, ref float gradient, ref float velocities, int count)
        {
            Vector256<float> rate = Vector256.Create(settings.LearningRate);
            Vector256<float> decay = Vector256.Create(settings.WeightDecay);
            Vector256<float> momentum = Vector256.Create(settings.Momentum);
            // The direction is share of g + reach of v: 0 and 1 without Nesterov, 1 and μ with it.
            Vector256<float> share = Vector256.Create(settings.Nesterov ? 1f : 0f);
            Vector256<float> reach = Vector256.Create(settings.Nesterov ? settings.Momentum : 1f);
            for (nuint i = 0; i < (nuint)count; i += (nuint)Vector256<float>.Count)
            {
                Vector256<float> w = Vector256.LoadUnsafe(ref weights, i);
                Vector256<float> g = Vector256.LoadUnsafe(ref gradient, i) + (decay * w);
                Vector256<float> v = (momentum * Vector256.LoadUnsafe(ref velocities, i)) + g;
                v.StoreUnsafe(ref velocities, i);
                (w - (rate * ((share * g) + (reach * v)))).StoreUnsafe(ref weights, i);
            }
        }
    }
}
