using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;

namespace MlpGen.Learning;

/// <summary>A copy of the parameters and of the learning rule's memory, to come back to.</summary>
/// <param name="parameters">The network's.</param>
/// <param name="memory">The learning rule's.</param>
internal sealed class LearningSnapshot(AlignedBuffer parameters, OptimizerMemory memory)
{
    private bool _isInRange;

    /// <summary>The memory that is copied.</summary>
    public OptimizerMemory Memory => memory;

    /// <summary>The parameters; zeros before the first copy, as all else.</summary>
    public AlignedBuffer Parameters { get; } = new(parameters.Length);

    /// <summary>The tensors that the learning rule remembers, by name.</summary>
    public Dictionary<string, AlignedBuffer> Tensors { get; } =
        memory.Tensors.ToDictionary(tensor => tensor.Name, _ => new AlignedBuffer(parameters.Length));

    /// <summary><see cref="OptimizerMemory.Steps"/>.</summary>
    public long Steps { get; set; }

    /// <summary><see cref="OptimizerMemory.MomentumProduct"/>.</summary>
    public double MomentumProduct { get; set; }

    /// <summary>Copies the present state.</summary>
    public void Take()
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

    /// <summary>Brings the copied state back; a tensor made since then holds zeros, as at first.</summary>
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
