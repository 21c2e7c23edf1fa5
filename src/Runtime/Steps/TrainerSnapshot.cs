using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>
/// A copy of the parameters, of what the learning rule remembers, of the moving average and of the gradients that wait for an update, to come back to.
/// </summary>
/// <param name="parameters">The network's.</param>
/// <param name="state">The learning rule's.</param>
/// <param name="average">The trainer's; null where it keeps none.</param>
/// <param name="accumulates">Whether gradients may wait.</param>
internal sealed class TrainerSnapshot(AlignedBuffer parameters, OptimizerState state, WeightAverage? average, bool accumulates)
{
    private readonly OptimizerMemory _memory = state.Memory;
    private bool _isInRange;

    /// <summary>The parameters; zeros before the first copy, as all else.</summary>
    public AlignedBuffer Parameters { get; } = new(parameters.Length);

    /// <summary>The tensors that the learning rule remembers, by name.</summary>
    public Dictionary<string, AlignedBuffer> Tensors { get; } = state.Memory.Tensors.ToDictionary(tensor => tensor.Name, _ => new AlignedBuffer(parameters.Length));

    /// <summary>The moving average; of no length where none is kept.</summary>
    public AlignedBuffer Average { get; } = new(average?.Parameters.Length ?? 0);

    /// <summary>The sum of the gradients that wait.</summary>
    public AlignedBuffer Gradient { get; } = new(accumulates ? parameters.Length : 0);

    /// <summary>The mini-batches in <see cref="Gradient"/>.</summary>
    public int Pending { get; set; }

    /// <summary><see cref="OptimizerMemory.Steps"/>.</summary>
    public long Steps { get; set; }

    /// <summary><see cref="OptimizerMemory.MomentumProduct"/>.</summary>
    public double MomentumProduct { get; set; }

    /// <summary>Copies what is now.</summary>
    /// <param name="pending">The mini-batches whose gradients wait for an update.</param>
    public void Take(int pending)
    {
        parameters.Span.CopyTo(Parameters.Span);
        (Steps, MomentumProduct, Pending) = (_memory.Steps, _memory.MomentumProduct, pending);
        _isInRange = _memory.IsInRange;
        if (pending > 0)
            state.Gradient.Span.CopyTo(Gradient.Span);
        if (average is not null)
            (average.HasBegun ? average.Parameters : parameters).Span.CopyTo(Average.Span);
        for (int i = 0; i < _memory.Tensors.Count; i++)
        {
            OptimizerTensor tensor = _memory.Tensors[i];
            if (!Tensors.TryGetValue(tensor.Name, out AlignedBuffer? copy))
                Tensors.Add(tensor.Name, copy = new AlignedBuffer(parameters.Length));
            tensor.Values.Span.CopyTo(copy.Span);
        }
    }

    /// <summary>Brings back what was; a tensor that has come since then is zeros, as at first.</summary>
    public void Restore()
    {
        Parameters.Span.CopyTo(parameters.Span);
        (_memory.Steps, _memory.MomentumProduct, _memory.IsInRange) = (Steps, MomentumProduct, _isInRange);
        if (Pending > 0)
            Gradient.Span.CopyTo(state.Gradient.Span);
        if (average is not null)
            Average.Span.CopyTo(average.Parameters.Span);
        for (int i = 0; i < _memory.Tensors.Count; i++)
        {
            OptimizerTensor tensor = _memory.Tensors[i];
            if (Tensors.TryGetValue(tensor.Name, out AlignedBuffer? copy))
                copy.Span.CopyTo(tensor.Values.Span);
            else
                tensor.Values.Span.Clear();
        }
    }
}
