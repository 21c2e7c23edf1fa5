using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>A copy of the parameters, the learning rule's memory, the moving average and the gradients that wait for an update.</summary>
/// <param name="parameters">The network's.</param>
/// <param name="memory">The learning rule's.</param>
/// <param name="average">The moving average.</param>
/// <param name="accumulation">The gradients that wait.</param>
internal sealed class EngineSnapshot(AlignedBuffer parameters, OptimizerMemory memory, WeightAverage average, Accumulation accumulation)
{
    /// <summary>Parameters and memory.</summary>
    public LearningSnapshot Learning { get; } = new(parameters, memory);

    /// <summary>The moving average; of no length where none is kept.</summary>
    public AlignedBuffer Average { get; } = new(average.Parameters.Length);

    /// <summary>The sum of the gradients that wait; of no length where none ever does.</summary>
    public AlignedBuffer Gradient { get; } = new(accumulation.Count > 1 ? parameters.Length : 0);

    /// <summary>The mini-batches in <see cref="Gradient"/>.</summary>
    public int Pending { get; set; }

    /// <summary>The most mini-batches that can wait after so many.</summary>
    public int MostPending(long batches) => accumulation.MostPending(batches);

    /// <summary>Copies the present state.</summary>
    public void Take()
    {
        Learning.Take();
        Pending = accumulation.Pending;
        if (Pending > 0)
            accumulation.Sum.Span.CopyTo(Gradient.Span);
        if (average.IsKept)
            (average.HasBegun ? average.Parameters : parameters).Span.CopyTo(Average.Span);
    }

    /// <summary>Brings the copied state back.</summary>
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
