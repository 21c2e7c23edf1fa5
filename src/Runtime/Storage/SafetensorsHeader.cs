using System;
using System.Collections.Generic;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>The header of a safetensors file whose tensors cover its data exactly: no holes, no overlaps.</summary>
internal sealed class SafetensorsHeader
{
    private readonly List<SafetensorsTensor> _tensors;

    /// <param name="metadata">The entries of <c>__metadata__</c>.</param>
    /// <param name="tensors">In any order.</param>
    /// <exception cref="InvalidDataException">A tensor's bytes do not fit its shape, or the tensors leave holes or overlap.</exception>
    public SafetensorsHeader(Dictionary<string, string> metadata, List<SafetensorsTensor> tensors)
    {
        Metadata = metadata;
        _tensors = tensors;
        // Ends count where begins are equal: a tensor without elements lies before the one that begins there.
        tensors.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        long next = 0;
        foreach (SafetensorsTensor tensor in tensors)
        {
            tensor.CheckLength();
            if (tensor.Begin != next)
            {
                string problem = tensor.Begin > next ? "leaves a hole after" : "overlaps";
                throw new InvalidDataException(
                    $"Tensor {Quoted(tensor.Name)} begins at byte {tensor.Begin} and {problem} the tensor before it; {next} fits.");
            }

            next = tensor.End;
        }
    }

    /// <summary>The entries of <c>__metadata__</c>; none where it is absent.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors => _tensors;
}
