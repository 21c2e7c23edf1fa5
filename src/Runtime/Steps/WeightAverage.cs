using System;
using System.Collections.Generic;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen.Steps;

/// <summary>An exponential moving average of the parameters of a network.</summary>
/// <param name="length">The length of the packed parameters.</param>
/// <param name="decay">The decay d. At least 0 and below 1. 0 if no average is kept.</param>
internal sealed class WeightAverage(int length, float decay) : ICheckpointed
{
    private const string Tensor = "average";

    /// <summary>True if an average is kept.</summary>
    public bool IsKept => decay > 0;

    /// <summary>The averages w̄, in the same layout as the parameters. Empty if no average is kept.</summary>
    public AlignedBuffer Parameters { get; } = decay > 0 ? new(length) : AlignedBuffer.Empty;

    /// <summary>True after the first update. Before it, w̄ is w.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Updates the average: w̄ ← d·w̄ + (1 − d)·w. The first call sets w̄ = w.</summary>
    public void Follow(AlignedBuffer parameters)
    {
        if (HasBegun)
            VectorMath.Lerp(Parameters.Span, parameters.Span, (float)(1 - decay));
        else
            parameters.Span.CopyTo(Parameters.Span);
        HasBegun = true;
    }

    public IEnumerable<string> TensorNames => [Tensor];

    public void Write(CheckpointWriter writer)
    {
        if (HasBegun)
            writer.Tensor(Tensor, Parameters);
    }

    public Action Read(CheckpointReader reader)
    {
        bool hasBegun = IsKept && reader.Count(ScheduleClock.StepsKey) > 0;
        AlignedBuffer? average = reader.Tensor(Tensor, isNeeded: hasBegun);
        return () =>
        {
            HasBegun = hasBegun;
            average?.Span.CopyTo(Parameters.Span);
        };
    }
}
