using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>An exponential decay, γᵗ: the factor is multiplied by γ in each step or epoch. PyTorch: <c>ExponentialLR</c>.</summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class ExponentialSchedule : Schedule
{
    private readonly float _gamma = 0.999f;

    /// <summary>The factor γ. Between 0 and 1. Default: 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float Gamma
    {
        get => _gamma;
        init => _gamma = Require.Between(value, 0, 1);
    }

    private protected override float Evaluate(long position) => (float)Math.Pow(Gamma, position);

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings => [(nameof(Gamma), Gamma)];

    /// <summary>Reads the schedule from JSON. A missing setting keeps its default.</summary>
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
