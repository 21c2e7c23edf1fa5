using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx.Import.Chains;

namespace MlpGen.Onnx;

/// <summary>A multilayer perceptron in an ONNX file.</summary>
/// <remarks>A file can hold many networks, so their descriptions are created when they are read.</remarks>
public sealed class OnnxCandidate
{
    private readonly Chain _chain;
    private int[]? _layerSizes;
    private Activation[]? _activations;

    internal OnnxCandidate(string output, Chain chain)
    {
        Output = output;
        _chain = chain;
    }

    /// <summary>
    /// Gets the name of the tensor that the network computes, for <see cref="OnnxModel.LoadInto(IInferenceNetwork, string)"/>.
    /// </summary>
    public string Output { get; }

    /// <summary>Gets the sizes of the layers: inputs, hidden layers, outputs.</summary>
    public IReadOnlyList<int> LayerSizes => _layerSizes ??= _chain.LayerSizes;

    /// <summary>Gets the activation of each layer after the inputs.</summary>
    public IReadOnlyList<Activation> Activations => _activations ??= _chain.Activations;

    /// <summary>Gets the input tensors, in the order in which the network takes their columns.</summary>
    public IReadOnlyList<OnnxInput> Inputs => [.. _chain.Front.Parts.Select(part => new OnnxInput(part.Name, part.Width))];

    /// <summary>Gets the transform of the inputs in front of the first layer. Null if there is none.</summary>
    public ColumnTransform? Transform => _chain.Front.Transform;

    /// <summary>
    /// Returns one line with the inputs, the layers and the output, for example <c>obs_0 (8) → 128 Swish → 2 Identity: mu</c>.
    /// </summary>
    public override string ToString() =>
        string.Join(" + ", Inputs) + (Transform is null ? "" : " → transform")
        + Chain.Describe(LayerSizes.Skip(1), Activations) + $": {Output}";
}
