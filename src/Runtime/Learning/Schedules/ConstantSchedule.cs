using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// A constant factor, after an optional linear warm-up. The warm-up is that of PyTorch's <c>LinearLR</c>. PyTorch's <c>ConstantLR</c> is
/// different, because its factor applies only to a limited number of steps.
/// </summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class ConstantSchedule : Schedule
{
    private readonly float _factor = 1;
    private readonly long _warmUp;

    /// <summary>The factor. Between 0 and 1. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float Factor
    {
        get => _factor;
        init => _factor = Require.Between(value, 0, 1);
    }

    /// <summary>
    /// The number of steps or epochs over which the factor rises linearly, starting at 1/<see cref="WarmUp"/> of its value. At least 0.
    /// Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long WarmUp
    {
        get => _warmUp;
        init => _warmUp = Require.AtLeast(value, 0);
    }

    private protected override float Evaluate(long position) => position < WarmUp ? (float)(Factor * (position + 1.0) / WarmUp) : Factor;

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
        [(nameof(Factor), Factor), (nameof(WarmUp), WarmUp)];

    /// <summary>Reads the schedule from JSON. A missing setting keeps its default.</summary>
    internal static ConstantSchedule Read(ScheduleSettings settings)
    {
        ConstantSchedule defaults = new();
        return new()
        {
            Factor = settings.Take(nameof(Factor), defaults.Factor),
            WarmUp = settings.Take(nameof(WarmUp), defaults.WarmUp),
            Unit = settings.TakeUnit(),
        };
    }
}
