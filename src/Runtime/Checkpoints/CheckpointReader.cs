using System;
using System.Collections.Generic;
using System.IO;
using MlpGen.CompilerServices;
using MlpGen.Storage;
using static MlpGen.Text.MessageText;

namespace MlpGen.Checkpoints;

/// <summary>The entries and tensors of a checkpoint, for the parts of a trainer to read.</summary>
/// <param name="network">The network that is trained.</param>
/// <param name="metadata">The entries of the file.</param>
/// <param name="names">The tensors of floats that parts know; others are refused, since leaving them out would not be exact.</param>
/// <param name="orders">The orders of rows that parts know.</param>
internal sealed class CheckpointReader(
    ITrainable network, IReadOnlyDictionary<string, string> metadata, IReadOnlySet<string> names, IReadOnlySet<string> orders)
{
    // One more must still be a number.
    private const long MostCounted = long.MaxValue - 1;

    private readonly CheckpointText _text = new(metadata);
    private readonly CheckpointTensors _tensors = new(network.ParameterCount, names, orders);

    /// <summary>The network's own parameters in the file, in canonical order.</summary>
    public float[] Parameters { get; private set; } = [];

    /// <summary>Reads all tensors of the file.</summary>
    /// <exception cref="InvalidDataException">The data is damaged, or a tensor is unknown, of another kind or not finite.</exception>
    public void ReadTensors(Stream stream, SafetensorsHeader header) =>
        Parameters = NetworkReader.Read(network, header, stream, _tensors.Add);

    /// <inheritdoc cref="CheckpointText.Read(string)"/>
    public string Text(string key) => _text.Read(key);

    /// <inheritdoc cref="CheckpointText.Read{T}(string, T, T)"/>
    public T Number<T>(string key, T least, T most)
        where T : struct, IParsable<T>, IComparable<T> => _text.Read(key, least, most);

    /// <summary>Reads how often something has happened.</summary>
    /// <inheritdoc cref="CheckpointText.Read{T}(string, T, T)"/>
    public long Count(string key) => _text.Read(key, 0, MostCounted);

    /// <inheritdoc cref="CheckpointText.ReadNotNegative"/>
    public float[]? NotNegative(string key, int count) => _text.ReadNotNegative(key, count);

    /// <summary>A tensor of floats, packed as the parameters are; null where the file has none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isNotNegative">True if no step leaves anything below 0 in it.</param>
    /// <exception cref="InvalidDataException">It holds what no step leaves.</exception>
    public AlignedBuffer? TensorIfAny(string name, bool isNotNegative = false)
    {
        if (_tensors.Floats(name) is not { } values)
            return null;
        if (isNotNegative && Array.Find(values, value => value < 0) is var negative and < 0)
            throw new InvalidDataException(FormattableString.Invariant($"Tensor {name} holds {negative}; numbers of at least 0 fit."));
        return Packed(values);
    }

    /// <summary>A tensor of floats that must be in the file, or must not.</summary>
    /// <exception cref="InvalidDataException">It is the other way round.</exception>
    public AlignedBuffer? Tensor(string name, bool isNeeded, bool isNotNegative = false)
    {
        if (isNeeded == (_tensors.Floats(name) is not null))
            return TensorIfAny(name, isNotNegative);
        throw new InvalidDataException(isNeeded
            ? $"Tensor {name} is missing; a checkpoint of this trainer has it."
            : $"There is a tensor {name}; a checkpoint of this trainer where it stands has none.");
    }

    /// <summary>An order of rows, each of which it names once; empty where the file has none.</summary>
    /// <exception cref="InvalidDataException">A row is named twice, or there is none of that number.</exception>
    public int[] Order(string name)
    {
        int[] order = _tensors.Integers(name) ?? [];
        bool[] seen = new bool[order.Length];
        foreach (int row in order)
        {
            if ((uint)row >= (uint)seen.Length || seen[row])
                throw new InvalidDataException(
                    $"The order of rows names row {row} of {seen.Length} twice, or there is none; each row fits once.");
            seen[row] = true;
        }

        return order;
    }

    /// <summary>Packs floats as the parameters are.</summary>
    public AlignedBuffer Packed(ReadOnlySpan<float> canonical)
    {
        AlignedBuffer packed = new(network.PackedParameters.Length);
        network.Description.Pack(canonical, packed.Span);
        return packed;
    }
}
