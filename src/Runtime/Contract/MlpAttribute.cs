using System;

namespace MlpGen;

/// <summary>
/// Makes the compiler write a multilayer perceptron into this partial class: its forward pass, its backpropagation and
/// everything around them, specialised for exactly these layer sizes.
/// </summary>
/// <remarks>With nothing but sizes it is the network of the seed document: sigmoid everywhere, E = ½ Σ (a − y)².</remarks>
/// <example>
/// <code>
/// [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
/// public sealed partial class Digits;
/// </code>
/// </example>
// C# lets it stand on structs and interfaces so that one message says what fits, MLP002, and not two.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
[CLSCompliant(false)]
public sealed class MlpAttribute : Attribute
{
    private readonly int[] _layerSizes;

    /// <summary>Declares a network by its layer sizes.</summary>
    /// <param name="layerSizes">Inputs, hidden layers, outputs: at least two sizes, each at least 1.</param>
    public MlpAttribute(params int[] layerSizes) => _layerSizes = layerSizes;

    /// <summary>Inputs, hidden layers, outputs.</summary>
    public ReadOnlySpan<int> LayerSizes => _layerSizes;

    /// <summary>The activation of the hidden layers; <see cref="MlpLayerAttribute"/> changes it for one layer.</summary>
    public Activation Hidden { get; set; } = Activation.Sigmoid;

    /// <summary>The activation of the output layer.</summary>
    public Activation Output { get; set; } = Activation.Sigmoid;

    /// <summary>The loss that training makes small.</summary>
    public Loss Loss { get; set; } = Loss.Quadratic;

    /// <summary>
    /// The bytes that a forward pass may take on the stack, 0 or more; without it, no limit is set. A network that takes more is an error
    /// of the build (MLP030) where it would overflow the small stack of a thread. The stack frames of the methods themselves are not
    /// counted.
    /// </summary>
    public int MaxStackBytes { get; set; } = int.MaxValue;
}
