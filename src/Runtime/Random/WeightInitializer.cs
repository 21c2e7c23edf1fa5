using System;

namespace MlpGen;

/// <summary>How far from zero initial weights lie, so that signals keep their size from layer to layer.</summary>
public static class WeightInitializer
{
    /// <summary>The bound b of the uniform distribution on ±b that suits a layer.</summary>
    /// <param name="activation">What the layer feeds.</param>
    /// <param name="fanIn">Its inputs, at least 1.</param>
    /// <param name="fanOut">Its outputs, at least 1.</param>
    /// <returns>
    /// √(6/fan-in) for the Relu family (He et al. 2015, "Delving Deep into Rectifiers", eq. 10, as a uniform distribution of the same
    /// variance), √(6/(fan-in + fan-out)) for the others (Glorot and Bengio 2010, eq. 16).
    /// </returns>
    /// <remarks>
    /// The family is what passes large positive sums on and holds negative ones back, so that about half of a signal's square is lost:
    /// Relu, LeakyRelu, Elu, Gelu, Swish, Softplus, HardSwish and Mish. He's bound makes up for it. Selu has made up for it itself, with its
    /// λ, and wants a variance of 1/fan-in (Klambauer et al. 2017, section 2), which is Glorot's where a layer is as wide as the one before.
    /// Softsign and HardSigmoid level off on both sides, as Tanh and Sigmoid do.
    /// </remarks>
    public static float UniformBound(Activation activation, int fanIn, int fanOut) => activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Gelu or Activation.Swish or Activation.Softplus or Activation.HardSwish or Activation.Mish =>
            MathF.Sqrt(6f / fanIn),
        _ => MathF.Sqrt(6f / ((float)fanIn + fanOut)),
    };
}
