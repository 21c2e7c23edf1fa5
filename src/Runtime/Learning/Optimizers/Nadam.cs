using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Adam with Nesterov momentum (Dozat 2016, "Incorporating Nesterov Momentum into Adam"). It uses the running mean of the gradient one step
/// ahead. Settings and defaults are those of PyTorch's <c>NAdam</c>, without its decoupled weight decay.
/// </summary>
/// <remarks>
/// Let g be the gradient of the mean loss, η the learning rate, λ the weight decay, ψ the momentum decay and t = 1, 2, … the step. Then μₜ
/// = β₁(1 − ½·0.96^(tψ)); g ← g + λw; m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w − η(μₜ₊₁m / (1 − μ₁…μₜ₊₁) + (1 − μₜ)g / (1 −
/// μ₁…μₜ)) / (√v / √(1 − β₂ᵗ) + ε). Weight decay applies to biases as well.
/// </remarks>
public sealed class Nadam : AdaptiveMoments
{
    private float _momentumDecay = 4e-3f;

    /// <summary>Initializes the optimizer with its default settings.</summary>
    public Nadam()
        : base(learningRate: 2e-3f, weightDecay: 0)
    {
    }

    /// <summary>
    /// The momentum decay ψ. It determines how fast the momentum rises from β₁/2 to β₁. Finite and at least 0. Default: 0.004.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float MomentumDecay
    {
        get => _momentumDecay;
        set => _momentumDecay = Require.NotNegative(value);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Nadam({SharedSettings}, MomentumDecay = {MomentumDecay})");

    internal override OptimizerState CreateState(ITrainable network) => new State(this, network);

    /// <summary>Returns the momentum μₜ of a step.</summary>
    private double Momentum(long step) => Beta1 * (1 - (0.5 * Math.Pow(0.96, step * (double)_momentumDecay)));

    private sealed class State(Nadam settings, ITrainable network) : MomentState<NadamRule>(settings, network)
    {
        private double _momentumProduct;

        public override void EndStep()
        {
            Memory.MomentumProduct = _momentumProduct;
            base.EndStep();
        }

        [MethodImpl(MethodOptions.Kernel)]
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
