using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Adam with Nesterov's momentum (Dozat 2016, "Incorporating Nesterov Momentum into Adam"): the mean gradient is taken as it will be one
/// step ahead. Settings and defaults are those of PyTorch's <c>NAdam</c>, without its decoupled weight decay.
/// </summary>
/// <remarks>
/// With g the gradient of the mean loss, η the learning rate, λ the weight decay, ψ the momentum decay and t = 1, 2, … the step:
/// μₜ = β₁(1 − ½·0.96^(tψ)); g ← g + λw; m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²;
/// w ← w − η(μₜ₊₁m / (1 − μ₁…μₜ₊₁) + (1 − μₜ)g / (1 − μ₁…μₜ)) / (√v / √(1 − β₂ᵗ) + ε). Biases decay as weights do.
/// </remarks>
public sealed class Nadam : AdaptiveMoments
{
    private float _momentumDecay = 4e-3f;

    /// <summary>Takes the defaults.</summary>
    public Nadam()
        : base(learningRate: 2e-3f, weightDecay: 0)
    {
    }

    /// <summary>ψ, finite and at least 0: how soon the momentum rises from β₁/2 to β₁. 0.004 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float MomentumDecay
    {
        get => _momentumDecay;
        set => _momentumDecay = Require.NotNegative(value);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Nadam({SharedSettings}, MomentumDecay = {MomentumDecay})");

    internal override OptimizerState CreateState(ITrainable network) => new State(this, network);

    /// <summary>μₜ.</summary>
    private double Momentum(long step) => Beta1 * (1 - (0.5 * Math.Pow(0.96, step * (double)_momentumDecay)));

    private sealed class State(Nadam settings, ITrainable network) : MomentState<NadamRule>(settings, network)
    {
        private double _momentumProduct;

        public override void EndStep()
        {
            Memory.MomentumProduct = _momentumProduct;
            base.EndStep();
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        protected override unsafe NadamRule NextRule(long step)
        {
            double momentum = settings.Momentum(step), nextMomentum = settings.Momentum(step + 1);
            _momentumProduct = Memory.MomentumProduct * momentum;
            return new NadamRule
            {
                Parameters = Parameters.Pointer,
                Moments = NextMoments(step),
                GradientRate = (float)(settings.LearningRate * (1 - momentum) / (1 - _momentumProduct)),
                MeanRate = (float)(settings.LearningRate * nextMomentum / (1 - (_momentumProduct * nextMomentum))),
                Decay = settings.WeightDecay,
            };
        }
    }
}
