using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Storage;

namespace MlpGen.Checkpoints;

/// <summary>
/// Collects the entries and tensors of a checkpoint. Numbers are written as text with all digits, packed floats in canonical order.
/// </summary>
/// <param name="network">The network that is trained.</param>
internal sealed class CheckpointWriter(ITrainable network)
{
    private readonly List<KeyValuePair<string, string>> _entries = [];
    private readonly List<WrittenTensor> _tensors = [];

    /// <summary>The entries so far.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries => _entries;

    /// <summary>The tensors so far.</summary>
    public IReadOnlyList<WrittenTensor> Tensors => _tensors;

    /// <summary>Writes a text.</summary>
    public void Text(string key, string text) => _entries.Add(new(key, text));

    /// <summary>Writes a number.</summary>
    public void Number(string key, IFormattable value) => Text(key, CheckpointText.Format(value));

    /// <summary>Writes numbers of at least 0, or the text for a missing list if the array is null.</summary>
    public void NotNegative(string key, float[]? values) =>
        Text(key, values is null ? CheckpointText.None : string.Join(' ', values.Select(value => CheckpointText.Format(value))));

    /// <summary>Writes floats in the layout of the parameters.</summary>
    public void Tensor(string name, AlignedBuffer packed)
    {
        float[] values = new float[network.ParameterCount];
        network.Description.Unpack(packed.Span, values);
        _tensors.Add(WrittenTensor.Create(name, values));
    }

    /// <summary>Writes an order of rows.</summary>
    public void Order(string name, ReadOnlySpan<int> rows) => _tensors.Add(WrittenTensor.Create(name, rows));
}
