using System;

namespace MlpGen;

/// <summary>
/// Generates a multilayer perceptron in this partial class: its forward pass, its backward pass and the code around them, specialized for
/// exactly these layer sizes.
/// </summary>
/// <remarks>If only the sizes are given, every layer uses the sigmoid activation and the loss is quadratic, E = ½ Σ (a − y)².</remarks>
/// <example>
/// <code>
/// [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
/// public sealed partial class Digits;
/// </code>
/// </example>
// Allowed on structs and interfaces so that they get a single, clear error (MLP002) instead of an additional one from the compiler.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
[CLSCompliant(false)]
public sealed class MlpAttribute : Attribute
{
    private readonly int[] _layerSizes;

    /// <summary>Declares a network by its layer sizes.</summary>
    /// <param name="layerSizes">The sizes of the inputs, hidden layers and outputs. At least two sizes, each at least 1.</param>
    public MlpAttribute(params int[] layerSizes) => _layerSizes = layerSizes;

    /// <summary>Gets the sizes of the layers: inputs, hidden layers, outputs.</summary>
    public ReadOnlySpan<int> LayerSizes => _layerSizes;

    /// <summary>
    /// Gets or sets the activation of the hidden layers. <see cref="MlpLayerAttribute"/> overrides it for one layer. Default:
    /// <see cref="Activation.Sigmoid"/>.
    /// </summary>
    public Activation Hidden { get; set; } = Activation.Sigmoid;

    /// <summary>Gets or sets the activation of the output layer. Default: <see cref="Activation.Sigmoid"/>.</summary>
    public Activation Output { get; set; } = Activation.Sigmoid;

    /// <summary>Gets or sets the loss that training minimizes. Default: <see cref="Loss.Quadratic"/>.</summary>
    public Loss Loss { get; set; } = Loss.Quadratic;

    /// <summary>
    /// Gets or sets the rounding of sums of products. <see cref="Rounding.Fused"/> and <see cref="Rounding.Separate"/> give the same bits
    /// on every platform. Default: <see cref="Rounding.Machine"/>, which is the faster of the two where the network runs.
    /// </summary>
    public Rounding Rounding { get; set; } = Rounding.Machine;

    /// <summary>
    /// Gets or sets the precision in which the network can compute. With <see cref="Precision.Double"/>, the network also gets
    /// <c>ToDouble()</c>, which returns its double twin for verification. Default: <see cref="Precision.Single"/>.
    /// </summary>
    public Precision Precision { get; set; } = Precision.Single;

    /// <summary>
    /// Gets or sets the integers in which the network can also compute. With <see cref="Quantization.Int8"/>, the network also gets
    /// <c>Quantize(calibration)</c>, which returns a copy for inference with 8 bits. Default: <see cref="Quantization.None"/>.
    /// </summary>
    public Quantization Quantization { get; set; } = Quantization.None;

    /// <summary>
    /// Gets or sets whether the class can learn. If false, it implements <see cref="IInferenceNetwork"/> alone: it has no
    /// <c>CreateTrainer</c>, <c>ComputeGradient</c> and <c>Backward</c>, and no code for them. Use it in programs that only run a trained
    /// network. Default: true.
    /// </summary>
    public bool Training { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the class contains the code that a <see cref="Population"/> of it needs. Default: true.
    /// </summary>
    public bool Populations { get; set; } = true;

    /// <summary>
    /// Gets or sets the weights file that is built into the assembly: the path of an <c>MlpWeights</c> item as in the project file, or its
    /// file name. The network also gets the static property <c>Trained</c>, which returns a new network with these parameters and needs no
    /// file at run time. Default: null.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>
    /// Gets or sets the number of bytes that a forward pass can use on the stack. At least 0. Default: no limit. A network that needs more
    /// causes a build error (MLP030). Set a limit for threads with small stacks, where a stack overflow would end the process. The stack
    /// frames of the methods themselves are not included.
    /// </summary>
    public int MaxStackBytes { get; set; } = int.MaxValue;
}
