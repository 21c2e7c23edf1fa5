using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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

    internal override OptimizerState CreateState(int length) => new State(this, length);

    // Products and sums are rounded one by one, not fused, so that every machine gets the same bits; division sets the speed.
    // Optimized at once: a first tier of vector code is several times slower, and the first steps would wait for the second.
    private sealed class State(Adam settings, int length) : OptimizerState
    {
        private readonly AlignedBuffer _mean = new(length);
        private readonly AlignedBuffer _square = new(length);
        private int _step;
        private float _rate;
        private float _correction;

        public override void BeginStep()
        {
            _step++;
            // 1 − βᵗ loses its digits in single precision while βᵗ is near 1.
            _rate = (float)(settings.LearningRate / (1 - Math.Pow(settings.Beta1, _step)));
            _correction = (float)(1 / Math.Sqrt(1 - Math.Pow(settings.Beta2, _step)));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Update(AlignedBuffer parameters, ref float gradient, int first, int count)
        {
            Vector256<float> rate = Vector256.Create(_rate);
            Vector256<float> correction = Vector256.Create(_correction);
            Vector256<float> newToMean = Vector256.Create((float)(1 - (double)settings.Beta1));
            Vector256<float> oldToSquare = Vector256.Create(settings.Beta2);
            Vector256<float> newToSquare = Vector256.Create((float)(1 - (double)settings.Beta2));
            Vector256<float> epsilon = Vector256.Create(settings.Epsilon);
            Vector256<float> decay = Vector256.Create(settings.WeightDecay);
            ref float weights = ref At(parameters, first);
            ref float means = ref At(_mean, first);
            ref float squares = ref At(_square, first);
            for (nuint i = 0; i < (nuint)count; i += (nuint)Vector256<float>.Count)
            {
                Vector256<float> w = Vector256.LoadUnsafe(ref weights, i);
                Vector256<float> g = Vector256.LoadUnsafe(ref gradient, i) + (decay * w);
                Vector256<float> m = Vector256.LoadUnsafe(ref means, i);
                m += newToMean * (g - m);
                Vector256<float> v = (oldToSquare * Vector256.LoadUnsafe(ref squares, i)) + (newToSquare * (g * g));
                m.StoreUnsafe(ref means, i);
                v.StoreUnsafe(ref squares, i);
                (w - (rate * (m / ((Vector256.Sqrt(v) * correction) + epsilon)))).StoreUnsafe(ref weights, i);
            }
        }
    }
}
