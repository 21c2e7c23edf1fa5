using System;
using System.Collections.Generic;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>The header of a safetensors file. Its tensors cover the data exactly, without holes and overlaps.</summary>
internal sealed class SafetensorsHeader
{
    private readonly List<SafetensorsTensor> _tensors;

    /// <param name="metadata">The entries of <c>__metadata__</c>.</param>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <exception cref="InvalidDataException">The length of a tensor does not match its shape, or there are holes or overlaps.</exception>
    public SafetensorsHeader(Dictionary<string, string> metadata, List<SafetensorsTensor> tensors)
    {
        Metadata = metadata;
        _tensors = tensors;
        // The end decides if the starts are equal: a tensor without elements comes before the tensor that starts at the same byte.
        tensors.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        long next = 0;
        foreach (SafetensorsTensor tensor in tensors)
        {
            tensor.CheckLength();
            if (tensor.Begin != next)
            {
                string problem = tensor.Begin > next ? "leaves a hole after" : "overlaps";
                throw new InvalidDataException(
                    $"Tensor {Quoted(tensor.Name)} starts at byte {tensor.Begin}, which {problem} the tensor before it. Expected {next}.");
            }

            next = tensor.End;
        }
    }

    /// <summary>Gets the entries of <c>__metadata__</c>. Empty if it is absent.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Gets the tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors => _tensors;
}
