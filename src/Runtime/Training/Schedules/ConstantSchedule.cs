using System;

namespace MlpGen;

/// <summary>The same factor at every position, after a linear warm-up where one is set. PyTorch: <c>ConstantLR</c>, <c>LinearLR</c>.</summary>
public sealed class ConstantSchedule : Schedule
{
    private readonly float _factor = 1;
    private readonly long _warmUp;

    /// <summary>The factor, 0 to 1; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Factor
    {
        get => _factor;
        init => _factor = Between(value, 0, 1);
    }

    /// <summary>Over how many positions the factor rises from one such part of itself to all; at least 0, 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long WarmUp
    {
        get => _warmUp;
        init => _warmUp = AtLeast(value, 0);
    }

    /// <inheritdoc/>
    public override float FactorAt(long position) => position < WarmUp ? (float)(Factor * (position + 1.0) / WarmUp) : Factor;

    /// <inheritdoc/>
    public override string ToString() => Describe(FormattableString.Invariant($"Factor = {Factor}, WarmUp = {WarmUp}"));
}
