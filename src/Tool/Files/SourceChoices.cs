using System.Collections.Generic;

namespace MlpGen.Tool.Files;

/// <summary>The options of the user about a file: the network in it that is meant, and the facts that the file does not contain.</summary>
internal sealed record SourceChoices
{
    /// <summary>The tensors of an ONNX file that are the outputs. Empty if the file has a single network.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>The names of the layers of a safetensors file. Empty to find them.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>
    /// The activations of a safetensors file: one for each layer after the inputs, or one for all hidden layers and one for the output
    /// layer. Empty if the file says them.
    /// </summary>
    public IReadOnlyList<Activation> Activations { get; init; } = [];

    /// <summary>The loss, or null for the loss that is usual with the output activation.</summary>
    public Loss? Loss { get; init; }

    /// <summary>True to accept the tanh form of Gelu in an ONNX file.</summary>
    public bool ApproximateGelu { get; init; }
}
