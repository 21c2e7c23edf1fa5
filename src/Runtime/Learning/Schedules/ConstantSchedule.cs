using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// The same factor at every position, after a linear warm-up where one is set. The warm-up is that of PyTorch's <c>LinearLR</c>; its
/// <c>ConstantLR</c>, which ends, is another.
/// </summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class ConstantSchedule : Schedule
{
    private readonly float _factor = 1;
    private readonly long _warmUp;

    /// <summary>The factor, 0 to 1; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Factor
    {
        get => _factor;
        init => _factor = Require.Between(value, 0, 1);
    }

    /// <summary>Over how many positions the factor rises from one such part of itself to all; at least 0, 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long WarmUp
    {
        get => _warmUp;
        init => _warmUp = Require.AtLeast(value, 0);
    }

    private protected override float Evaluate(long position) => position < WarmUp ? (float)(Factor * (position + 1.0) / WarmUp) : Factor;

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
        [(nameof(Factor), Factor), (nameof(WarmUp), WarmUp)];

    /// <summary>Reads one of JSON; what is not there is as it is unless set.</summary>
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
