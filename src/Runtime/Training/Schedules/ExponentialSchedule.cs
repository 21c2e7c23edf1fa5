using System;

namespace MlpGen;

/// <summary>γᵗ: the factor falls a little at every position. PyTorch: <c>ExponentialLR</c>.</summary>
public sealed class ExponentialSchedule : Schedule
{
    private readonly float _gamma = 0.999f;

    /// <summary>γ, 0 to 1; 0.999 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Gamma
    {
        get => _gamma;
        init => _gamma = Between(value, 0, 1);
    }

    /// <inheritdoc/>
    public override float FactorAt(long position) => (float)Math.Pow(Gamma, position);

    /// <inheritdoc/>
    public override string ToString() => Describe(FormattableString.Invariant($"Gamma = {Gamma}"));
}
