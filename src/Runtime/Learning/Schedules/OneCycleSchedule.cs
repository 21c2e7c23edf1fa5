using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// The one-cycle schedule (Smith and Topin 2019, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates").
/// The factor rises along half a cosine from a to 1 and falls along half a cosine to b. PyTorch: <c>OneCycleLR</c> with the learning rate
/// as <c>max_lr</c> and without its momentum cycle.
/// </summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class OneCycleSchedule : Schedule
{
    private readonly long _length;
    private readonly float _rise = 0.3f;
    private readonly float _start = 1 / 25f;
    private readonly float _end = 1 / 250_000f;

    /// <summary>The number of steps or epochs in the whole cycle. At least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 2.</exception>
    public required long Length
    {
        get => _length;
        init => _length = Require.AtLeast(value, 2);
    }

    /// <summary>The fraction of the cycle in which the factor rises. Between 0 and 1. Default: 0.3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float RiseFraction
    {
        get => _rise;
        init => _rise = Require.Between(value, 0, 1);
    }

    /// <summary>The initial factor a. Between 0 and 1. Default: 1/25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float StartFactor
    {
        get => _start;
        init => _start = Require.Between(value, 0, 1);
    }

    /// <summary>
    /// The final factor b, which remains in effect after the cycle. Between 0 and 1. Default: 1/250,000.
    /// If <see cref="RiseFraction"/> is 1, the factor does not fall and stays at 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float EndFactor
    {
        get => _end;
        init => _end = Require.Between(value, 0, 1);
    }

    private protected override float Evaluate(long position)
    {
        // As in PyTorch, the peak is one position before the end of the rise, and the last position is one before the length.
        double top = ((double)RiseFraction * Length) - 1, end = Length - 1, at = Math.Min(position, end);
        return (float)(at <= top && top > 0 ? Cosine(StartFactor, 1, at / top) : Cosine(1, EndFactor, (at - top) / (end - top)));
    }

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
        [(nameof(Length), Length), (nameof(RiseFraction), RiseFraction),
         (nameof(StartFactor), StartFactor), (nameof(EndFactor), EndFactor)];

    /// <summary>Reads the schedule from JSON. A missing setting keeps its default.</summary>
    internal static OneCycleSchedule Read(ScheduleSettings settings)
    {
        OneCycleSchedule defaults = new() { Length = 2 };
        return new()
        {
            Length = settings.ReadRequired(nameof(Length)),
            RiseFraction = settings.Read(nameof(RiseFraction), defaults.RiseFraction),
            StartFactor = settings.Read(nameof(StartFactor), defaults.StartFactor),
            EndFactor = settings.Read(nameof(EndFactor), defaults.EndFactor),
            Unit = settings.ReadUnit(),
        };
    }

    private static double Cosine(double from, double to, double part) => to + (0.5 * (from - to) * (1 + Math.Cos(Math.PI * part)));
}
