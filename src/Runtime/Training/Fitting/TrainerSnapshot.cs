using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>A copy of the parameters, of what the learning rule remembers and of the moving average, to come back to.</summary>
/// <param name="parameters">The network's.</param>
/// <param name="memory">The learning rule's.</param>
/// <param name="average">The trainer's; null where it keeps none.</param>
internal sealed class TrainerSnapshot(AlignedBuffer parameters, OptimizerMemory memory, WeightAverage? average)
{
    private readonly AlignedBuffer _parameters = new(parameters.Length);
    private readonly Dictionary<string, AlignedBuffer> _tensors = memory.Tensors.ToDictionary(tensor => tensor.Name, _ => new AlignedBuffer(parameters.Length));
    private readonly AlignedBuffer _average = new(average?.Parameters.Length ?? 0);
    private long _steps;
    private double _momentumProduct;
    private bool _isInRange;

    /// <summary>Copies what is now; before that it holds zeros.</summary>
    public void Take()
    {
        parameters.Span.CopyTo(_parameters.Span);
        (_steps, _momentumProduct, _isInRange) = (memory.Steps, memory.MomentumProduct, memory.IsInRange);
        if (average is not null)
            (average.HasBegun ? average.Parameters : parameters).Span.CopyTo(_average.Span);
        for (int i = 0; i < memory.Tensors.Count; i++)
        {
            OptimizerTensor tensor = memory.Tensors[i];
            if (!_tensors.TryGetValue(tensor.Name, out AlignedBuffer? copy))
                _tensors.Add(tensor.Name, copy = new AlignedBuffer(parameters.Length));
            tensor.Values.Span.CopyTo(copy.Span);
        }
    }

    /// <summary>Brings back what was; a tensor that has come since then is zeros, as at first.</summary>
    public void Restore()
    {
        _parameters.Span.CopyTo(parameters.Span);
        (memory.Steps, memory.MomentumProduct, memory.IsInRange) = (_steps, _momentumProduct, _isInRange);
        if (average is not null)
            _average.Span.CopyTo(average.Parameters.Span);
        for (int i = 0; i < memory.Tensors.Count; i++)
        {
            OptimizerTensor tensor = memory.Tensors[i];
            if (_tensors.TryGetValue(tensor.Name, out AlignedBuffer? copy))
                copy.Span.CopyTo(tensor.Values.Span);
            else
                tensor.Values.Span.Clear();
        }
    }
}
