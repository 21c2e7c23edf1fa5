using System;
using System.Collections.Generic;
using System.IO;
using MlpGen.CompilerServices;
using MlpGen.Storage;
using static MlpGen.Text.MessageText;

namespace MlpGen.Checkpoints;

/// <summary>Provides the entries and tensors of a checkpoint to the parts of a trainer.</summary>
/// <param name="network">The network that is trained.</param>
/// <param name="metadata">The metadata entries of the file.</param>
/// <param name="names">
/// The names of the float tensors that the parts know. Other tensors are rejected, because the training could not be restored exactly
/// without them.
/// </param>
/// <param name="orders">The names of the row orders that the parts know.</param>
internal sealed class CheckpointReader(
    ITrainable network, IReadOnlyDictionary<string, string> metadata, HashSet<string> names, HashSet<string> orders)
{
    // Adding 1 must not overflow.
    private const long MostCounted = long.MaxValue - 1;

    private readonly CheckpointText _text = new(metadata);
    private readonly CheckpointTensors _tensors = new(network.ParameterCount, names, orders);

    /// <summary>The parameters of the network in the file, in canonical order.</summary>
    public float[] Parameters { get; private set; } = [];

    /// <summary>Reads all tensors of the file.</summary>
    /// <exception cref="InvalidDataException">The data is damaged, or a tensor is unknown, of the wrong type or not finite.</exception>
    public void ReadTensors(Stream stream, SafetensorsHeader header) =>
        Parameters = NetworkReader.Read(network, header, stream, _tensors.Add);

    /// <inheritdoc cref="CheckpointText.Read(string)"/>
    public string Text(string key) => _text.Read(key);

    /// <inheritdoc cref="CheckpointText.Read{T}(string, T, T)"/>
    public T Number<T>(string key, T least, T most)
        where T : struct, IConvertible, IComparable<T> => _text.Read(key, least, most);

    /// <summary>Reads a counter.</summary>
    /// <inheritdoc cref="CheckpointText.Read{T}(string, T, T)"/>
    public long Count(string key) => _text.Read(key, 0, MostCounted);

    /// <inheritdoc cref="CheckpointText.ReadNotNegative"/>
    public float[]? NotNegative(string key, int count) => _text.ReadNotNegative(key, count);

    /// <summary>Returns a float tensor, packed like the parameters. Null if the file does not contain it.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="isNotNegative">True if values below 0 are invalid.</param>
    /// <exception cref="InvalidDataException">The tensor contains a value that training cannot produce.</exception>
    public AlignedBuffer? TensorIfAny(string name, bool isNotNegative = false)
    {
        if (_tensors.Floats(name) is not { } values)
            return null;
        if (isNotNegative && Array.Find(values, value => value < 0) is var negative and < 0)
            throw new InvalidDataException(
                FormattableString.Invariant($"Tensor {name} holds {negative}, but its values must be at least 0."));
        return Packed(values);
    }

    /// <summary>Returns a float tensor that must be in the file, or checks that it is not.</summary>
    /// <exception cref="InvalidDataException">The tensor is missing, or it must not be present.</exception>
    public AlignedBuffer? Tensor(string name, bool isNeeded, bool isNotNegative = false)
    {
        if (isNeeded == (_tensors.Floats(name) is not null))
            return TensorIfAny(name, isNotNegative);
        throw new InvalidDataException(isNeeded
            ? $"Tensor {name} is missing. A checkpoint of this trainer must contain it."
            : $"Unexpected tensor {name}. A checkpoint of this trainer at this point of the training does not contain it.");
    }

    /// <summary>Returns an order of rows, which contains each row once. Empty if the file does not contain it.</summary>
    /// <exception cref="InvalidDataException">A row is repeated or out of range.</exception>
    public int[] Order(string name)
    {
        int[] order = _tensors.Integers(name) ?? [];
        bool[] seen = new bool[order.Length];
        foreach (int row in order)
        {
            if ((uint)row >= (uint)seen.Length || seen[row])
                throw new InvalidDataException(
                    $"Tensor {name} must contain each row from 0 to {seen.Length - 1} once, but row {row} is repeated or out of range.");
            seen[row] = true;
        }

        return order;
    }

    /// <summary>Packs floats like the parameters.</summary>
    public AlignedBuffer Packed(ReadOnlySpan<float> canonical)
    {
        AlignedBuffer packed = new(network.PackedParameters.Length);
        network.Description.Pack(canonical, packed.Span);
        return packed;
    }
}
