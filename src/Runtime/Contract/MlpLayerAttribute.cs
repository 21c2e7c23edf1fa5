using System;

namespace MlpGen;

/// <summary>Changes one layer of the network that <see cref="MlpAttribute"/> declares on the same class.</summary>
/// <param name="layer">1 is the first hidden layer, the last number is the output layer.</param>
// On structs and interfaces too, for the reason given at MlpAttribute.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class MlpLayerAttribute(int layer) : Attribute
{
    /// <summary>1 is the first hidden layer, the last number is the output layer.</summary>
    public int Layer { get; } = layer;

    /// <summary>The activation of this layer, instead of <see cref="MlpAttribute.Hidden"/> or <see cref="MlpAttribute.Output"/>.</summary>
    public Activation Activation { get; set; }

    /// <summary>
    /// The probability with which training drops each unit of a hidden layer, at least 0 and below 1; 0 unless set. Units that stay are
    /// divided by 1 − p, so that inference needs nothing. It acts in <see cref="Trainer"/> alone.
    /// </summary>
    public double Dropout { get; set; }
}
