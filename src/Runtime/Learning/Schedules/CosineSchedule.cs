using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// After a linear warm-up, m + ½(1 − m)(1 + cos(πt/T)): half a cosine down to the factor m, once or again and again (Loshchilov and Hutter
/// 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts", eq. 5). PyTorch: <c>CosineAnnealingLR</c>,
/// <c>CosineAnnealingWarmRestarts</c>.
/// </summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class CosineSchedule : Schedule
{
    private readonly long _length;
    private readonly long _warmUp;
    private readonly long _restartFactor;
    private readonly float _minimum;

    /// <summary>T, the positions from the top of the first cosine to its bottom; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public required long Length
    {
        get => _length;
        init => _length = Require.AtLeast(value, 1);
    }

    /// <summary>Over how many positions before that the factor rises from one such part of 1 to 1; at least 0, 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long WarmUp
    {
        get => _warmUp;
        init => _warmUp = Require.AtLeast(value, 0);
    }

    /// <summary>m, the factor at the bottom, 0 to 1; 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Minimum
    {
        get => _minimum;
        init => _minimum = Require.Between(value, 0, 1);
    }

    /// <summary>
    /// How many times as long as the one before each further cosine is: 1 for cosines of one length, 2 to double it. 0 unless set: there is
    /// one, and the factor stays at its bottom.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long RestartFactor
    {
        get => _restartFactor;
        init => _restartFactor = Require.AtLeast(value, 0);
    }

    private protected override float Evaluate(long position)
    {
        if (position < WarmUp)
            return (float)((position + 1.0) / WarmUp);
        (double at, double length) = (position - WarmUp, Length);
        if (RestartFactor == 0)
            at = Math.Min(at, length);
        else if (RestartFactor == 1)
            at %= length;
        else
        {
            // In doubles, whose sum of lengths cannot overflow.
            for (; at >= length; length *= RestartFactor)
                at -= length;
        }

        return (float)(Minimum + (0.5 * (1 - Minimum) * (1 + Math.Cos(Math.PI * at / length))));
    }

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
        [(nameof(Length), Length), (nameof(WarmUp), WarmUp), (nameof(Minimum), Minimum), (nameof(RestartFactor), RestartFactor)];

    /// <summary>Reads one of JSON; what is not there is as it is unless set.</summary>
    internal static CosineSchedule Read(ScheduleSettings settings)
    {
        CosineSchedule defaults = new() { Length = 1 };
        return new()
        {
            Length = settings.Demand(nameof(Length)),
            WarmUp = settings.Take(nameof(WarmUp), defaults.WarmUp),
            Minimum = settings.Take(nameof(Minimum), defaults.Minimum),
            RestartFactor = settings.Take(nameof(RestartFactor), defaults.RestartFactor),
            Unit = settings.TakeUnit(),
        };
    }
}
