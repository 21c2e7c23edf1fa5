using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// A cosine decay after an optional linear warm-up: m + ½(1 − m)(1 + cos(πt/T)). The factor falls along half a cosine to the minimum m,
/// once or repeatedly (Loshchilov and Hutter 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts", eq. 5). PyTorch:
/// <c>CosineAnnealingLR</c>, <c>CosineAnnealingWarmRestarts</c>.
/// </summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class CosineSchedule : Schedule
{
    private readonly long _length;
    private readonly long _warmUp;
    private readonly long _restartFactor;
    private readonly float _minimum;

    /// <summary>The number T of steps or epochs from the top of the first cosine to its bottom. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required long Length
    {
        get => _length;
        init => _length = Require.AtLeast(value, 1);
    }

    /// <summary>
    /// The number of steps or epochs before the first cosine over which the factor rises linearly from 1/<see cref="WarmUp"/> to 1. At
    /// least 0. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long WarmUp
    {
        get => _warmUp;
        init => _warmUp = Require.AtLeast(value, 0);
    }

    /// <summary>The minimum m of the factor. Between 0 and 1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float MinFactor
    {
        get => _minimum;
        init => _minimum = Require.Between(value, 0, 1);
    }

    /// <summary>
    /// The length of each cosine relative to the previous one. Use 1 for cosines of equal length, or 2 to double each length. At least 0.
    /// Default: 0, which means no restart: the factor stays at its minimum.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
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
            // The lengths are doubles, whose sum cannot overflow.
            for (; at >= length; length *= RestartFactor)
                at -= length;
        }

        return (float)(MinFactor + (0.5 * (float)(1 - MinFactor) * (1 + Math.Cos(Math.PI * at / length))));
    }

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
        [(nameof(Length), Length), (nameof(WarmUp), WarmUp), (nameof(MinFactor), MinFactor), (nameof(RestartFactor), RestartFactor)];

    /// <summary>Reads the schedule from JSON. A missing setting keeps its default.</summary>
    internal static CosineSchedule Read(ScheduleSettings settings)
    {
        CosineSchedule defaults = new() { Length = 1 };
        return new()
        {
            Length = settings.ReadRequired(nameof(Length)),
            WarmUp = settings.Read(nameof(WarmUp), defaults.WarmUp),
            MinFactor = settings.Read(nameof(MinFactor), defaults.MinFactor),
            RestartFactor = settings.Read(nameof(RestartFactor), defaults.RestartFactor),
            Unit = settings.ReadUnit(),
        };
    }
}
