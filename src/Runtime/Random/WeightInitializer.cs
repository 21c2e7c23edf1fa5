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
    public static float UniformBound(Activation activation, int fanIn, int fanOut) => activation switch
    {
        Activation.Relu => MathF.Sqrt(6f / fanIn),
        _ => MathF.Sqrt(6f / ((float)fanIn + fanOut)),
    };
}
