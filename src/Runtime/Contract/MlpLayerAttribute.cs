using System;

namespace MlpGen;

/// <summary>Changes one layer of the network that <see cref="MlpAttribute"/> declares on the same class.</summary>
/// <param name="layer">The number of the layer. 1 is the first hidden layer, and the highest number is the output layer.</param>
// Allowed on structs and interfaces for the reason given at MlpAttribute.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class MlpLayerAttribute(int layer) : Attribute
{
    /// <summary>Gets the number of the layer. 1 is the first hidden layer, and the highest number is the output layer.</summary>
    public int Layer { get; } = layer;

    /// <summary>
    /// Gets or sets the activation of this layer. It overrides <see cref="MlpAttribute.Hidden"/> or <see cref="MlpAttribute.Output"/>.
    /// </summary>
    public Activation Activation { get; set; }

    /// <summary>
    /// Gets or sets the probability with which training drops each unit of a hidden layer. At least 0 and less than 1. Default: 0. The
    /// remaining units are divided by 1 − p, so inference needs no scaling (inverted dropout, Srivastava et al. 2014). Only
    /// <see cref="Trainer"/> applies dropout.
    /// </summary>
    public double Dropout { get; set; }
}
