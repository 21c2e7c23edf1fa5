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
}
