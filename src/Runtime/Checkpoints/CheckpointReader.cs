using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using MlpGen.Learning;
using MlpGen.Numerics;
using static MlpGen.Text.MessageText;

namespace MlpGen.Checkpoints;

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
            float[] values = ReadFloats(stream, tensor, parameterCount);
            if (!Finite.All(values))
                throw new InvalidDataException($"Tensor {Quoted(tensor.Name)} holds NaN or infinity; finite numbers fit.");
            _tensors.Add(tensor.Name, values);
        }
        else
        {
            throw new InvalidDataException(
                $"Tensor {Quoted(tensor.Name)}, {tensor.DType} {Sizes(tensor.Shape)}, is none of a checkpoint of this trainer, whose tensors are F32 [{parameterCount}].");
        }
    }

    /// <summary>Demands that a tensor is there, or that it is not.</summary>
    /// <exception cref="InvalidDataException">It is the other way round.</exception>
    public void Demand(string tensor, bool isNeeded)
    {
        if (isNeeded == _tensors.ContainsKey(tensor))
            return;
        throw new InvalidDataException(isNeeded
            ? $"Tensor {tensor} is missing; a checkpoint of this trainer has it."
            : $"There is a tensor {tensor}; a checkpoint of this trainer where it stands has none.");
    }

    /// <summary>Demands what a learning rule remembers, all of it and nothing else.</summary>
    /// <param name="prefix">How the names of its tensors begin.</param>
    /// <param name="tensors">Those of the trainer's rule.</param>
    /// <param name="isBegun">Whether a step has been taken; before, they may be left out.</param>
    /// <exception cref="InvalidDataException">One is missing or another rule's, or holds what no step leaves.</exception>
    public void DemandOptimizer(string prefix, IReadOnlyList<OptimizerTensor> tensors, bool isBegun)
    {
        HashSet<string> known = [.. tensors.Select(tensor => prefix + tensor.Name)];
        foreach (string name in _tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !known.Contains(name)))
            throw new InvalidDataException($"There is a tensor {Quoted(name)}; this trainer's optimizer remembers {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        foreach (string name in known.Where(_ => isBegun))
            Demand(name, isNeeded: true);
        foreach (OptimizerTensor tensor in tensors.Where(tensor => tensor.IsNotNegative))
        {
            string name = prefix + tensor.Name;
            if (_tensors.TryGetValue(name, out float[]? values) && Array.Find(values, value => value < 0) is var negative and < 0)
                throw new InvalidDataException(FormattableString.Invariant($"Tensor {name} holds {negative}; numbers of at least 0 fit."));
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
