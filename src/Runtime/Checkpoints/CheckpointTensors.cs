using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using MlpGen.Numerics;
using MlpGen.Storage;
using static MlpGen.Text.MessageText;

namespace MlpGen.Checkpoints;

/// <summary>Reads the tensors of a checkpoint that are not the network's: floats, one for each parameter, and orders of rows.</summary>
/// <param name="parameterCount">The length of every tensor of floats.</param>
/// <param name="names">The tensors of floats that fit.</param>
/// <param name="orders">The orders of rows that fit.</param>
internal sealed class CheckpointTensors(int parameterCount, IReadOnlySet<string> names, IReadOnlySet<string> orders)
{
    // Data that lies about its length is found out before much memory is taken.
    private const int Piece = 64 * 1024;

    private readonly Dictionary<string, float[]> _floats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _integers = new(StringComparer.Ordinal);

    /// <summary>A tensor of floats in canonical order; null where there is none.</summary>
    public float[]? Floats(string name) => _floats.GetValueOrDefault(name);

    /// <summary>A tensor of integers; null where there is none.</summary>
    public int[]? Integers(string name) => _integers.GetValueOrDefault(name);

    /// <summary>Reads one, to its end.</summary>
    /// <exception cref="InvalidDataException">It is unknown or of another kind, or the data ends in it.</exception>
    public void Add(Stream stream, SafetensorsTensor tensor)
    {
        if (orders.Contains(tensor.Name) && tensor is { DType: "I32", Shape: [<= int.MaxValue and var rows] })
        {
            _integers.Add(tensor.Name, MemoryMarshal.Cast<float, int>(ReadFloats(stream, tensor, (int)rows)).ToArray());
        }
        else if (names.Contains(tensor.Name) && tensor is { DType: "F32", Shape: [var length] } && length == parameterCount)
        {
            float[] values = ReadFloats(stream, tensor, parameterCount);
            if (!Finite.All(values))
                throw new InvalidDataException($"Tensor {Quoted(tensor.Name)} holds NaN or infinity; finite numbers fit.");
            _floats.Add(tensor.Name, values);
        }
        else
        {
            throw new InvalidDataException(
                $"Tensor {Quoted(tensor.Name)}, {tensor.DType} {Sizes(tensor.Shape)}, is none of a checkpoint of this trainer, " +
                $"whose tensors are F32 [{parameterCount}].");
        }
    }

    private static float[] ReadFloats(Stream stream, SafetensorsTensor tensor, int length)
    {
        float[] values = new float[Math.Min(length, Piece)];
        for (int filled = 0; ;)
        {
            long read = LittleEndian.Read(stream, values.AsSpan(filled));
            if (read < (long)(values.Length - filled) * sizeof(float))
                throw NetworkReader.EndsEarly(Quoted(tensor.Name), ((long)filled * sizeof(float)) + read, (long)length * sizeof(float));
            filled = values.Length;
            if (filled == length)
                return values;
            Array.Resize(ref values, (int)Math.Min(length, 2L * filled));
        }
    }
}
