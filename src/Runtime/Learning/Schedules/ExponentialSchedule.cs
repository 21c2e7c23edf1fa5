using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>γᵗ: the factor falls a little at every position. PyTorch: <c>ExponentialLR</c>.</summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class ExponentialSchedule : Schedule
{
    private readonly float _gamma = 0.999f;

    /// <summary>γ, 0 to 1; 0.999 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Gamma
    {
        get => _gamma;
        init => _gamma = Require.Between(value, 0, 1);
    }

    private protected override float Evaluate(long position) => (float)Math.Pow(Gamma, position);

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings => [(nameof(Gamma), Gamma)];

    /// <summary>Reads one of JSON; what is not there is as it is unless set.</summary>
    internal static ExponentialSchedule Read(ScheduleSettings settings)
    {
        ExponentialSchedule defaults = new();
        return new()
        {
            Gamma = settings.Take(nameof(Gamma), defaults.Gamma),
            Unit = settings.TakeUnit(),
        };
    }
}
