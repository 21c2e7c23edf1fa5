using System;
using MlpGen.Numerics;

namespace MlpGen.Initializers;

/// <summary>How far from zero the first parameters of a layer lie; see <see cref="INetwork.Initialize"/>.</summary>
internal static class WeightInitializer
{
    /// <summary>With more hidden layers than these, Glorot's bound lets the signal of rectifiers fade on its way (decision 21).</summary>
    private const int MostShallow = 4;

    /// <summary>The bound b of the weights, uniform in ±b.</summary>
    /// <param name="activation">What the layer feeds.</param>
    /// <param name="fanIn">Its inputs, at least 1.</param>
    /// <param name="fanOut">Its outputs, at least 1.</param>
    /// <param name="hiddenLayers">Those of the network.</param>
    /// <returns>
    /// √(6/(fan-in + fan-out)) (Glorot and Bengio 2010, eq. 16); for the Relu family in networks of more than four hidden layers
    /// √(6/fan-in) (He et al. 2015, "Delving Deep into Rectifiers", eq. 10, as a uniform distribution of the same variance).
    /// </returns>
    public static float WeightBound(Activation activation, int fanIn, int fanOut, int hiddenLayers) =>
        IsDeepRectifier(activation, hiddenLayers) ? MathF.Sqrt(6f / fanIn) : MathF.Sqrt(6f / ((float)fanIn + fanOut));

    /// <summary>The bound of the biases: that of the weights, or 0 where the weights have He's.</summary>
    /// <inheritdoc cref="WeightBound" path="/param"/>
    public static float BiasBound(Activation activation, int fanIn, int fanOut, int hiddenLayers) =>
        IsDeepRectifier(activation, hiddenLayers) ? 0 : WeightBound(activation, fanIn, fanOut, hiddenLayers);

    // He's bound makes up for what a rectifier holds back. Selu wants a variance of 1/fan-in instead (Klambauer et al. 2017, section 2),
    // which is Glorot's where a layer is as wide as the one before.
    private static bool IsDeepRectifier(Activation activation, int hiddenLayers) =>
        hiddenLayers > MostShallow && ActivationFunction.Of(activation).IsRectifier;
}
