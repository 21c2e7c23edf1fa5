using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;

namespace MlpGen.Learning;

/// <summary>
/// What a learning rule remembers from step to step. With the same settings, parameters and gradients, the same memory takes the same
/// steps to the last bit.
/// </summary>
/// <param name="length">The floats of a tensor: as many as there are packed parameters.</param>
internal sealed class OptimizerMemory(int length) : ICheckpointed
{
    private const string Prefix = "optimizer.";
    private const string StepsKey = Prefix + "steps";
    private const string MomentumProductKey = Prefix + "momentum_product";

    private readonly List<OptimizerTensor> _tensors = [];

    /// <summary>The steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>μ₁…μₜ over these steps, which <see cref="Nadam"/> alone changes.</summary>
    public double MomentumProduct { get; set; } = 1;

    /// <summary>
    /// True if every tensor is known to be within <see cref="SafeRange.Memory"/>, as zeros are. Whoever writes to them but a step sets it
    /// to false.
    /// </summary>
    public bool IsInRange { get; set; } = true;

    /// <summary>
    /// One or none for each thing remembered of a parameter, all with zeros at first. They lie as the parameters do, and padding stays
    /// zero.
    /// </summary>
    public IReadOnlyList<OptimizerTensor> Tensors => _tensors;

    /// <summary>True if every tensor is within <see cref="SafeRange.Memory"/>; sums of squares may be any finite number.</summary>
    public bool FindRange() => AllUpTo(SafeRange.Memory);

    /// <summary>True if no tensor holds NaN or ∞.</summary>
    public bool IsFinite() => AllUpTo(float.MaxValue);

    /// <summary>The tensor of this name; made if there is none.</summary>
    /// <param name="name">As PyTorch's optimizers name it.</param>
    /// <param name="isNotNegative">True if no step leaves anything below 0 in it, as in sums of squares.</param>
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

    /// <summary>Reads a tensor, which may be left out where no step has been taken.</summary>
    public static AlignedBuffer? Read(CheckpointReader reader, string prefix, OptimizerTensor tensor, long steps) => steps > 0
        ? reader.Tensor(prefix + tensor.Name, isNeeded: true, tensor.IsNotNegative)
        : reader.TensorIfAny(prefix + tensor.Name, tensor.IsNotNegative);

    private bool AllUpTo(float limit)
    {
        for (int i = 0; i < _tensors.Count; i++)
        {
            AlignedBuffer values = _tensors[i].Values;
            if (!(Rows.Largest(ref values.First, values.Length) <= (_tensors[i].IsNotNegative ? float.MaxValue : limit)))
                return false;
        }

        return true;
    }
}

/// <summary>What a learning rule remembers of each parameter.</summary>
/// <param name="Name">As PyTorch's optimizers name it: exp_avg, momentum_buffer, ….</param>
/// <param name="Values">They lie as the parameters do.</param>
/// <param name="IsNotNegative">True if none is below 0.</param>
internal sealed record OptimizerTensor(string Name, AlignedBuffer Values, bool IsNotNegative);
