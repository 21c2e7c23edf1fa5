using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>An exponential moving average of the parameters of a network.</summary>
internal sealed class WeightAverage
{
    private readonly float _decay;

    /// <summary>Begins with the parameters as they are.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="decay">d, at least 0 and below 1.</param>
    public WeightAverage(AlignedBuffer parameters, float decay)
    {
        _decay = decay;
        Parameters = new AlignedBuffer(parameters.Length);
        parameters.Span.CopyTo(Parameters.Span);
    }

    /// <summary>w̄, which lie as the parameters do.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>w̄ ← d·w̄ + (1 − d)·w.</summary>
    public void Follow(AlignedBuffer parameters) => GradientMath.Lerp(Parameters.Span, parameters.Span, 1 - _decay);
}
