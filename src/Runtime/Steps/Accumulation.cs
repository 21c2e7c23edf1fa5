using System;
using System.Collections.Generic;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>
/// Counts the mini-batches that pass through memory, and those of an update whose gradients are summed and not followed yet.
/// </summary>
/// <param name="count">How many mini-batches make one update.</param>
/// <param name="sum">Where their gradients are summed.</param>
internal sealed class Accumulation(int count, AlignedBuffer sum) : ICheckpointed
{
    /// <summary>The entry of a checkpoint that holds <see cref="Batches"/>.</summary>
    public const string BatchesKey = "trainer.batches";

    private const string PendingKey = "trainer.pending";
    private const string GradientTensor = "gradient";

    /// <summary>How many mini-batches make one update.</summary>
    public int Count => count;

    /// <summary>The sum of the gradients that wait; arbitrary where none does.</summary>
    public AlignedBuffer Sum => sum;

    /// <summary>Mini-batches so far, each of which draws its own units and noise.</summary>
    public long Batches { get; set; }

    /// <summary>Mini-batches whose gradients are summed and not followed yet.</summary>
    public int Pending { get; set; }

    /// <summary>The most mini-batches that can wait after so many.</summary>
    public int MostPending(long batches) => (int)long.Min(count - 1, batches);

    public IEnumerable<string> TensorNames => [GradientTensor];

    public void Write(CheckpointWriter writer)
    {
        writer.Number(BatchesKey, Batches);
        writer.Number(PendingKey, Pending);
        if (Pending > 0)
            writer.Tensor(GradientTensor, sum);
    }

    public Action Read(CheckpointReader reader)
    {
        long batches = reader.Count(BatchesKey);
        int pending = reader.Number(PendingKey, 0, MostPending(batches));
        AlignedBuffer? gradient = reader.Tensor(GradientTensor, isNeeded: pending > 0);
        return () =>
        {
            (Batches, Pending) = (batches, pending);
            gradient?.Span.CopyTo(sum.Span);
        };
    }
}
