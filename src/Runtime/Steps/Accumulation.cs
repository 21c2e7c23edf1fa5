using System;
using System.Collections.Generic;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>Counts the mini-batches of shaped steps, and those that are pending: their gradients are summed, but not applied yet.</summary>
/// <param name="count">The number of mini-batches for one update.</param>
/// <param name="sum">The buffer for the sum of their gradients.</param>
internal sealed class Accumulation(int count, AlignedBuffer sum) : ICheckpointed
{
    /// <summary>The key of the checkpoint entry that holds <see cref="Batches"/>.</summary>
    public const string BatchesKey = "trainer.batches";

    private const string PendingKey = "trainer.pending";
    private const string GradientTensor = "gradient";

    /// <summary>The number of mini-batches for one update.</summary>
    public int Count => count;

    /// <summary>The sum of the pending gradients. Undefined if there are none.</summary>
    public AlignedBuffer Sum => sum;

    /// <summary>The number of mini-batches so far. Each draws its own dropped units and noise.</summary>
    public long Batches { get; set; }

    /// <summary>The number of pending mini-batches: their gradients are summed, but not applied yet.</summary>
    public int Pending { get; set; }

    /// <summary>Returns the largest number of mini-batches that can be pending after a total number of mini-batches.</summary>
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
