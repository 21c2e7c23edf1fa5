using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Steps;

/// <summary>An exponential moving average of the parameters of a network.</summary>
/// <param name="length">The floats of the packed parameters.</param>
/// <param name="decay">d, at least 0 and below 1.</param>
internal sealed class WeightAverage(int length, float decay)
{
    /// <summary>w̄, which lie as the parameters do.</summary>
    public AlignedBuffer Parameters { get; } = new(length);

    /// <summary>Whether there has been an update; before the first, w̄ is w.</summary>
    public bool HasBegun { get; set; }

    /// <summary>w̄ ← d·w̄ + (1 − d)·w; at first w̄ = w.</summary>
    public void Follow(AlignedBuffer parameters)
    {
        if (HasBegun)
            VectorMath.Lerp(Parameters.Span, parameters.Span, 1 - decay);
        else
            parameters.Span.CopyTo(Parameters.Span);
        HasBegun = true;
    }
}
