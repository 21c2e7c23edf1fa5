using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;

namespace MlpGen.Learning;

/// <summary>A copy of the parameters and of the learning rule's memory that can be restored later.</summary>
/// <param name="parameters">The parameters of the network.</param>
/// <param name="memory">The memory of the learning rule.</param>
internal sealed class LearningSnapshot(AlignedBuffer parameters, OptimizerMemory memory)
{
    private bool _isInRange;

    /// <summary>Gets the memory that is copied.</summary>
    public OptimizerMemory Memory => memory;

    /// <summary>Gets the copied parameters. Like all other values, they are zeros before the first copy.</summary>
    public AlignedBuffer Parameters { get; } = new(parameters.Length);

    /// <summary>Gets the copied tensors of the learning rule, by name.</summary>
    public Dictionary<string, AlignedBuffer> Tensors { get; } =
        memory.Tensors.ToDictionary(tensor => tensor.Name, _ => new AlignedBuffer(parameters.Length));

    /// <summary>Gets or sets the copy of <see cref="OptimizerMemory.Steps"/>.</summary>
    public long Steps { get; set; }

    /// <summary>Gets or sets the copy of <see cref="OptimizerMemory.MomentumProduct"/>.</summary>
    public double MomentumProduct { get; set; }

    /// <summary>Copies the current state.</summary>
    public void Capture()
    {
        parameters.Span.CopyTo(Parameters.Span);
        (Steps, MomentumProduct, _isInRange) = (memory.Steps, memory.MomentumProduct, memory.IsInRange);
        for (int i = 0; i < memory.Tensors.Count; i++)
        {
            OptimizerTensor tensor = memory.Tensors[i];
            if (!Tensors.TryGetValue(tensor.Name, out AlignedBuffer? copy))
                Tensors.Add(tensor.Name, copy = new AlignedBuffer(parameters.Length));
            tensor.Values.Span.CopyTo(copy.Span);
        }
    }

    /// <summary>Restores the copied state. A tensor created since the copy is set to zeros, its initial value.</summary>
    public void Restore()
    {
        Parameters.Span.CopyTo(parameters.Span);
        (memory.Steps, memory.MomentumProduct, memory.IsInRange) = (Steps, MomentumProduct, _isInRange);
        for (int i = 0; i < memory.Tensors.Count; i++)
        {
            OptimizerTensor tensor = memory.Tensors[i];
            if (Tensors.TryGetValue(tensor.Name, out AlignedBuffer? copy))
                copy.Span.CopyTo(tensor.Values.Span);
            else
                tensor.Values.Span.Clear();
        }
    }
}
