using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2). Weights shrink
/// independently of their gradients. Settings and defaults are those of PyTorch's <c>AdamW</c>.
/// </summary>
/// <remarks>
/// Let g be the gradient of the mean loss, η the learning rate, λ the weight decay and t = 1, 2, … the step. Then w ← w − ηλw; m ← m + (1 −
/// β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w − η/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε). Weight decay applies to biases as well.
/// </remarks>
public sealed class AdamW : AdaptiveMoments
{
    /// <summary>Initializes the optimizer with its default settings.</summary>
    public AdamW()
        : base(learningRate: 1e-3f, weightDecay: 0.01f)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"AdamW({SharedSettings})";

    internal override OptimizerState CreateState(ITrainable network) => new State(this, network);

    private sealed class State(AdamW settings, ITrainable network) : MomentState<AdamWRule>(settings, network)
    {
        [MethodImpl(MethodOptions.Kernel)]
        protected override unsafe AdamWRule NextRule(long step) => new()
        {
            Parameters = Parameters.Pointer,
            Moments = NextMoments(step),
            Rate = (float)(settings.LearningRate / (1 - Math.Pow(settings.Beta1, step))),
            Shrinkage = (float)(settings.LearningRate * settings.WeightDecay),
        };
    }
}
