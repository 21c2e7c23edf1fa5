using System.Collections.Generic;

namespace MlpGen.Tool.Files;

/// <summary>A network that was loaded from a file.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Format">The format of the file.</param>
/// <param name="Network">The network.</param>
/// <param name="Transform">The transform of its rows, or null.</param>
internal sealed record LoadedNetwork(string Path, FileFormat Format, Network Network, NetworkTransform? Transform)
{
    /// <summary>The tensors of an ONNX file that the network computes.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>The input tensors of an ONNX file, with the number of their columns.</summary>
    public IReadOnlyList<(string Name, int Size)> Inputs { get; init; } = [];

    /// <summary>The names of the layers that the user gave for a safetensors file. Empty if they were found.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];
}
