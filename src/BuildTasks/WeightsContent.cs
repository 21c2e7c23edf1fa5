using System;
using System.Collections.Generic;
using MlpGen.Storage;

namespace MlpGen.BuildTasks;

/// <summary>The content of a weights file.</summary>
/// <param name="Hash">The SHA-256 of the file.</param>
/// <param name="Layers">The layers after the inputs.</param>
/// <param name="Activations">The activation of each layer, or null if the file does not contain them.</param>
/// <param name="TransformedRows">The rows that a transform in the file applies to, or null if there is none.</param>
/// <param name="NotFinite">The number of parameters that are NaN or infinite.</param>
/// <param name="FirstNotFinite">The first of them, with its value and position, or null.</param>
/// <param name="Parameters">The parameters in canonical order.</param>
internal sealed record WeightsContent(
    string Hash,
    IReadOnlyList<WeightsLayer> Layers,
    Activation[]? Activations,
    string? TransformedRows,
    int NotFinite,
    string? FirstNotFinite,
    float[] Parameters);

/// <summary>A layer in a weights file.</summary>
/// <param name="Name">The common part of the names of its tensors.</param>
/// <param name="Type">The element type of its weights.</param>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of outputs.</param>
internal sealed record WeightsLayer(string Name, string Type, int Inputs, int Outputs);

/// <summary>Counts parameters that are NaN or infinite.</summary>
internal sealed class NotFinite
{
    private int _start = int.MaxValue;

    /// <summary>Gets the number of parameters that are NaN or infinite.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the value and the position of the first one in canonical order, or null.</summary>
    public string? First { get; private set; }

    /// <summary>Counts those of a tensor.</summary>
    public void Add(NetworkTensor tensor, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i]))
                continue;
            Count++;
            // The tensors come in the order of the file.
            if (tensor.Start >= _start)
                continue;
            _start = tensor.Start;
            First = $"{values[i]} at {tensor.Place(i)} of {tensor.Label}";
        }
    }
}
