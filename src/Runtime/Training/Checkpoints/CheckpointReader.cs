using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using static MlpGen.SafetensorsText;

namespace MlpGen;

/// <summary>Reads the tensors of a checkpoint that are not the network's. What it does not know is refused: leaving it out would not be exact.</summary>
/// <param name="parameterCount">The length of every tensor of floats.</param>
internal sealed class CheckpointReader(int parameterCount)
{
    // Data that lies about its length is found out before much memory is taken.
    private const int Piece = 64 * 1024;

    private readonly Dictionary<string, float[]> _tensors = new(StringComparer.Ordinal);

    /// <summary>The order of rows; none where it was not written.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>Tensors of parameters in canonical order, by name.</summary>
    public IReadOnlyDictionary<string, float[]> Tensors => _tensors;

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">It is of another kind, or the data ends in it.</exception>
    public void Read(Stream stream, SafetensorsTensor tensor)
    {
        if (tensor.Name == CheckpointNames.Order && tensor is { DType: "I32", Shape: [<= int.MaxValue and var rows] })
        {
            Order = MemoryMarshal.Cast<float, int>(ReadFloats(stream, tensor, (int)rows)).ToArray();
            CheckOrder();
        }
        else if (tensor is { DType: "F32", Shape: [var length] } && length == parameterCount && CheckpointNames.IsTensor(tensor.Name))
        {
            _tensors.Add(tensor.Name, ReadFloats(stream, tensor, parameterCount));
        }
        else
        {
            throw new InvalidDataException(
                $"Tensor {Quoted(tensor.Name)}, {tensor.DType} {Sizes(tensor.Shape)}, is none of a checkpoint of this trainer, whose tensors are F32 [{parameterCount}].");
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

    private void CheckOrder()
    {
        bool[] seen = new bool[Order.Length];
        foreach (int row in Order)
        {
            if ((uint)row >= (uint)seen.Length || seen[row])
                throw new InvalidDataException($"The order of rows names row {row} of {seen.Length} twice, or there is none; each row fits once.");
            seen[row] = true;
        }
    }
}
