using System;

namespace MlpGen;

/// <summary>γ^⌊t/n⌋: the factor falls every n positions. PyTorch: <c>StepLR</c>.</summary>
public sealed class StepSchedule : Schedule
{
    private readonly long _every = 1;
    private readonly float _gamma = 0.1f;

    /// <summary>n, at least 1; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long Every
    {
        get => _every;
        init => _every = AtLeast(value, 1);
    }

    /// <summary>γ, 0 to 1; 0.1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Gamma
    {
        get => _gamma;
        init => _gamma = Between(value, 0, 1);
    }

    /// <inheritdoc/>
    public override float FactorAt(long position) => (float)Math.Pow(Gamma, position / Every);

    /// <inheritdoc/>
    public override string ToString() => Describe(FormattableString.Invariant($"Every = {Every}, Gamma = {Gamma}"));
}
