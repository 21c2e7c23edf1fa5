using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>A step decay, γ^⌊t/n⌋: the factor is multiplied by γ every n steps or epochs. PyTorch: <c>StepLR</c>.</summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class StepSchedule : Schedule
{
    private readonly long _every = 1;
    private readonly float _gamma = 0.1f;

    /// <summary>The number n of steps or epochs between two decays. At least 1. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long StepSize
    {
        get => _every;
        init => _every = Require.AtLeast(value, 1);
    }

    /// <summary>The factor γ. Between 0 and 1. Default: 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float Gamma
    {
        get => _gamma;
        init => _gamma = Require.Between(value, 0, 1);
    }

    private protected override float Evaluate(long position) => (float)Math.Pow(Gamma, position / StepSize);

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
        [(nameof(StepSize), StepSize), (nameof(Gamma), Gamma)];

    /// <summary>Reads the schedule from JSON. A missing setting keeps its default.</summary>
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
