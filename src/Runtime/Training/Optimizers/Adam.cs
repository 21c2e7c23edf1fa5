using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>
/// Adam (Kingma and Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1): each parameter's step is scaled by running
/// means of its gradient and of its square. Settings and defaults are those of PyTorch's <c>Adam</c>.
/// </summary>
/// <remarks>
/// With g the gradient of the mean loss, η the learning rate, λ the weight decay and t = 1, 2, … the step: g ← g + λw;
/// m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w − η/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε). Biases decay as weights do.
/// </remarks>
public sealed class Adam : Optimizer
{
    private float _learningRate = 1e-3f;
    private float _beta1 = 0.9f;
    private float _beta2 = 0.999f;
    private float _epsilon = 1e-8f;
    private float _weightDecay;

    /// <summary>η, finite and at least 0; 0.001 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set => _learningRate = NotNegative(value);
    }

    /// <summary>β₁, at least 0 and below 1: the memory of the mean gradient. 0.9 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Beta1
    {
        get => _beta1;
        set => _beta1 = BelowOne(value);
    }

    /// <summary>β₂, at least 0 and below 1: the memory of the mean squared gradient. 0.999 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float Beta2
    {
        get => _beta2;
        set => _beta2 = BelowOne(value);
    }

    /// <summary>ε, finite and above 0, since a parameter without a gradient would otherwise become 0/0. 1e-8 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public float Epsilon
    {
        get => _epsilon;
        set => _epsilon = Positive(value);
    }

    /// <summary>λ, finite and at least 0: the L2 penalty ½λ‖w‖² added to the loss, so it passes through the running means. 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float WeightDecay
    {
        get => _weightDecay;
        set => _weightDecay = NotNegative(value);
    }

    internal override OptimizerState CreateState(ITrainable network) => new State(this, network);

    private sealed class State(Adam settings, ITrainable network) : OptimizerState<AdamRule>(network)
    {
        private readonly AlignedBuffer _parameters = network.PackedParameters;
        private readonly AlignedBuffer _mean = new(network.PackedParameters.Length);
        private readonly AlignedBuffer _square = new(network.PackedParameters.Length);

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        protected override unsafe AdamRule NextRule(int step)
        {
            double beta1 = settings.Beta1;
            double beta2 = settings.Beta2;
            return new AdamRule
            {
                Parameters = _parameters.Pointer,
                Mean = _mean.Pointer,
                Square = _square.Pointer,

                // 1 − βᵗ loses its digits in single precision while βᵗ is near 1.
                Rate = (float)(settings.LearningRate / (1 - Math.Pow(beta1, step))),
                Correction = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step))),
                NewToMean = (float)(1 - beta1),
                OldToSquare = settings.Beta2,
                NewToSquare = (float)(1 - beta2),
                Epsilon = settings.Epsilon,
                Decay = settings.WeightDecay,
            };
        }
    }
}
