using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using MlpGen.Numerics;
using MlpGen.Storage;
using static MlpGen.Text.MessageText;

namespace MlpGen.Checkpoints;

/// <summary>
/// Reads the tensors of a checkpoint that are not parameters of the network: float tensors with one value for each parameter, and row
/// orders.
/// </summary>
/// <param name="parameterCount">The length of every float tensor.</param>
/// <param name="names">The names of the allowed float tensors.</param>
/// <param name="orders">The names of the allowed row orders.</param>
internal sealed class CheckpointTensors(int parameterCount, HashSet<string> names, HashSet<string> orders)
{
    // Read in pieces, so that a file with a wrong length is detected before much memory is allocated.
    private const int Piece = 64 * 1024;

    private readonly Dictionary<string, float[]> _floats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _integers = new(StringComparer.Ordinal);

    /// <summary>Returns a float tensor in canonical order. Null if there is none.</summary>
    public float[]? Floats(string name) => _floats.GetValueOrDefault(name);

    /// <summary>Returns an integer tensor. Null if there is none.</summary>
    public int[]? Integers(string name) => _integers.GetValueOrDefault(name);

    /// <summary>Reads a tensor to its end.</summary>
    /// <exception cref="InvalidDataException">The tensor is unknown or of the wrong type, or the data ends within it.</exception>
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
                throw new InvalidDataException($"Tensor {Quoted(tensor.Name)} holds NaN or infinity, but its values must be finite.");
            _floats.Add(tensor.Name, values);
        }
        else
        {
            throw new InvalidDataException(
                $"Tensor {Quoted(tensor.Name)}, {tensor.DType} {Sizes(tensor.Shape)}, does not belong to a checkpoint of this trainer. " +
                $"The tensors of such a checkpoint are F32 [{parameterCount}].");
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
