using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;

namespace MlpGen.Learning;

/// <summary>
/// The memory of a learning rule from step to step. The same memory, settings, parameters and gradients yield the same steps, to the last
/// bit.
/// </summary>
/// <param name="length">The number of floats in a tensor. It equals the number of packed parameters.</param>
internal sealed class OptimizerMemory(int length) : ICheckpointed
{
    private const string Prefix = "optimizer.";
    private const string StepsKey = Prefix + "steps";
    private const string MomentumProductKey = Prefix + "momentum_product";

    private readonly List<OptimizerTensor> _tensors = [];

    /// <summary>Gets or sets the number of steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>Gets or sets the product μ₁…μₜ over these steps. Only <see cref="Nadam"/> changes it.</summary>
    public double MomentumProduct { get; set; } = 1;

    /// <summary>
    /// True if every tensor is known to be within <see cref="SafeRange.Memory"/>, as zeros are. Code other than a step that writes to a
    /// tensor must set this to false.
    /// </summary>
    public bool IsInRange { get; set; } = true;

    /// <summary>
    /// Gets the tensors, initially all zeros. A rule has one for each quantity that it keeps per parameter, or none. They have the layout
    /// of the parameters, and padding stays zero.
    /// </summary>
    public IReadOnlyList<OptimizerTensor> Tensors => _tensors;

    /// <summary>Returns true if every tensor is within <see cref="SafeRange.Memory"/>. Sums of squares may be any finite number.</summary>
    public bool FindRange() => AllUpTo(SafeRange.Memory);

    /// <summary>Returns true if no tensor contains a NaN or infinite value.</summary>
    public bool IsFinite() => AllUpTo(float.MaxValue);

    /// <summary>Gets the tensor with this name. Creates it if it does not exist.</summary>
    /// <param name="name">The name, as in PyTorch's optimizers.</param>
    /// <param name="isNotNegative">True if no step leaves a value below 0 in it, as in sums of squares.</param>
    public AlignedBuffer Tensor(string name, bool isNotNegative = false)
    {
        OptimizerTensor? tensor = _tensors.FirstOrDefault(tensor => tensor.Name == name);
        if (tensor is null)
        {
            tensor = new OptimizerTensor(name, new AlignedBuffer(length), isNotNegative);
            _tensors.Add(tensor);
        }

        return tensor.Values;
    }

    public IEnumerable<string> TensorNames => _tensors.Select(tensor => Prefix + tensor.Name);

    public void Write(CheckpointWriter writer)
    {
        writer.Number(StepsKey, Steps);
        writer.Number(MomentumProductKey, MomentumProduct);
        foreach (OptimizerTensor tensor in _tensors)
            writer.Tensor(Prefix + tensor.Name, tensor.Values);
    }

    public Action Read(CheckpointReader reader)
    {
        long steps = reader.Count(StepsKey);
        double momentumProduct = reader.Number(MomentumProductKey, 0.0, 1.0);
        AlignedBuffer?[] values = [.. _tensors.Select(tensor => Read(reader, Prefix, tensor, steps))];
        return () =>
        {
            (Steps, MomentumProduct, IsInRange) = (steps, momentumProduct, false);
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] is { } read)
                    read.Span.CopyTo(_tensors[i].Values.Span);
                else
                    _tensors[i].Values.Span.Clear();
            }
        };
    }

    /// <summary>Reads a tensor. The tensor is optional if no step has been taken.</summary>
    public static AlignedBuffer? Read(CheckpointReader reader, string prefix, OptimizerTensor tensor, long steps) => steps > 0
        ? reader.Tensor(prefix + tensor.Name, isNeeded: true, tensor.IsNotNegative)
        : reader.TensorIfAny(prefix + tensor.Name, tensor.IsNotNegative);

    private bool AllUpTo(float limit)
    {
        for (int i = 0; i < _tensors.Count; i++)
        {
            AlignedBuffer values = _tensors[i].Values;
            if (!(VectorRows.Largest(ref values.First, values.Length) <= (_tensors[i].IsNotNegative ? float.MaxValue : limit)))
                return false;
        }

        return true;
    }
}

/// <summary>One value per parameter that a learning rule keeps from step to step.</summary>
/// <param name="Name">The name, as in PyTorch's optimizers: exp_avg, momentum_buffer, ….</param>
/// <param name="Values">The values, in the layout of the parameters.</param>
/// <param name="IsNotNegative">True if no value is below 0.</param>
internal sealed record OptimizerTensor(string Name, AlignedBuffer Values, bool IsNotNegative);
