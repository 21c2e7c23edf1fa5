using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen;

/// <summary>
/// Adam (Kingma and Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1). The step of a parameter is scaled by running means
/// of its gradient and of its squared gradient. Settings and defaults are those of PyTorch's <c>Adam</c>.
/// </summary>
/// <remarks>
/// Let g be the gradient of the mean loss, η the learning rate, λ the weight decay and t = 1, 2, … the step. Then g ← g + λw; m ← m + (1 −
/// β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w − η/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε). Weight decay applies to biases as well.
/// </remarks>
public sealed class Adam : AdaptiveMoments
{
    /// <summary>Initializes the optimizer with its default settings.</summary>
    public Adam()
        : base(learningRate: 1e-3f, weightDecay: 0)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"Adam({SharedSettings})";

    internal override OptimizerState CreateState(ITrainable network) => new State(this, network);

    private sealed class State(Adam settings, ITrainable network) : MomentState<AdamRule>(settings, network)
    {
        [MethodImpl(MethodOptions.Kernel)]
        protected override unsafe AdamRule NextRule(long step) => new()
        {
            Parameters = Parameters.Pointer,
            Moments = NextMoments(step),
            Rate = (float)(settings.LearningRate / (1 - Math.Pow(settings.Beta1, step))),
            Decay = settings.WeightDecay,
        };
    }
}
