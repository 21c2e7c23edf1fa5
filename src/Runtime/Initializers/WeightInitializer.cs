using System;
using MlpGen.Numerics;

namespace MlpGen.Initializers;

/// <summary>The bounds of the initial parameters of a layer. See <see cref="IInferenceNetwork.Initialize"/>.</summary>
internal static class WeightInitializer
{
    /// <summary>
    /// The largest number of hidden layers for which Glorot's bound suits rectifiers. In deeper networks, the signal fades (decision 21).
    /// </summary>
    private const int MostShallow = 4;

    /// <summary>Returns the bound b of the weights, which are uniform between −b and b.</summary>
    /// <param name="activation">The activation of the layer.</param>
    /// <param name="fanIn">The number of inputs. At least 1.</param>
    /// <param name="fanOut">The number of outputs. At least 1.</param>
    /// <param name="hiddenLayers">The number of hidden layers in the network.</param>
    /// <returns>
    /// √(6/(fan-in + fan-out)) (Glorot and Bengio 2010, eq. 16). For the Relu family in networks of more than four hidden layers,
    /// √(6/fan-in) (He et al. 2015, "Delving Deep into Rectifiers", eq. 10, as a uniform distribution of the same variance).
    /// </returns>
    public static float WeightBound(Activation activation, int fanIn, int fanOut, int hiddenLayers) =>
        MathF.Sqrt((float)(6f / (IsDeepRectifier(activation, hiddenLayers) ? fanIn : (float)((float)fanIn + fanOut))));

    /// <summary>Returns the bound of the biases. It equals that of the weights, or 0 if the weights have He's bound.</summary>
    /// <inheritdoc cref="WeightBound" path="/param"/>
    public static float BiasBound(Activation activation, int fanIn, int fanOut, int hiddenLayers) =>
        IsDeepRectifier(activation, hiddenLayers) ? 0 : WeightBound(activation, fanIn, fanOut, hiddenLayers);

    // He's bound compensates for the part of the signal that a rectifier suppresses. Selu needs a variance of 1/fan-in instead (Klambauer
    // et al. 2017, section 2), which equals Glorot's if a layer is as wide as the one before.
    private static bool IsDeepRectifier(Activation activation, int hiddenLayers) =>
        hiddenLayers > MostShallow && ActivationFunction.For(activation).IsRectifier;
}
