using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>A copy of the parameters, the state of the optimizer, the moving average and the pending gradients.</summary>
/// <param name="parameters">The parameters of the network.</param>
/// <param name="memory">The state of the optimizer.</param>
/// <param name="average">The moving average.</param>
/// <param name="accumulation">The pending gradients.</param>
internal sealed class EngineSnapshot(AlignedBuffer parameters, OptimizerMemory memory, WeightAverage average, Accumulation accumulation)
{
    /// <summary>The copy of the parameters and the optimizer state.</summary>
    public LearningSnapshot Learning { get; } = new(parameters, memory);

    /// <summary>The copy of the moving average. Empty if none is kept.</summary>
    public AlignedBuffer Average { get; } = new(average.Parameters.Length);

    /// <summary>The copy of the sum of the pending gradients. Empty if gradients are not accumulated.</summary>
    public AlignedBuffer Gradient { get; } = new(accumulation.Count > 1 ? parameters.Length : 0);

    /// <summary>The number of mini-batches in <see cref="Gradient"/>.</summary>
    public int Pending { get; set; }

    /// <summary>Returns the largest number of mini-batches that can be pending after a total number of mini-batches.</summary>
    public int MostPending(long batches) => accumulation.MostPending(batches);

    /// <summary>Copies the current state.</summary>
    public void Capture()
    {
        Learning.Capture();
        Pending = accumulation.Pending;
        if (Pending > 0)
            accumulation.Sum.Span.CopyTo(Gradient.Span);
        if (average.IsKept)
            (average.HasBegun ? average.Parameters : parameters).Span.CopyTo(Average.Span);
    }

    /// <summary>Restores the copied state.</summary>
    public void Restore()
    {
        Learning.Restore();
        accumulation.Pending = Pending;
        if (Pending > 0)
            Gradient.Span.CopyTo(accumulation.Sum.Span);
        if (average.IsKept)
            Average.Span.CopyTo(average.Parameters.Span);
    }
}
