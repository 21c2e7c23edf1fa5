using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>γ^⌊t/n⌋: the factor falls every n positions. PyTorch: <c>StepLR</c>.</summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class StepSchedule : Schedule
{
    private readonly long _every = 1;
    private readonly float _gamma = 0.1f;

    /// <summary>n, at least 1; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long StepSize
    {
        get => _every;
        init => _every = Require.AtLeast(value, 1);
    }

    /// <summary>γ, 0 to 1; 0.1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Gamma
    {
        get => _gamma;
        init => _gamma = Require.Between(value, 0, 1);
    }

    private protected override float Evaluate(long position) => (float)Math.Pow(Gamma, position / StepSize);

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings => [(nameof(StepSize), StepSize), (nameof(Gamma), Gamma)];

    /// <summary>Reads one of JSON; what is not there is as it is unless set.</summary>
    internal static StepSchedule Read(ScheduleSettings settings)
    {
        StepSchedule defaults = new();
        return new()
        {
            StepSize = settings.Take(nameof(StepSize), defaults.StepSize),
            Gamma = settings.Take(nameof(Gamma), defaults.Gamma),
            Unit = settings.TakeUnit(),
        };
    }
}
