using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// One cycle (Smith and Topin 2019, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates"): half a cosine
/// up from the factor a to 1, and half a cosine down to the factor b. PyTorch: <c>OneCycleLR</c> with the learning rate as <c>max_lr</c>
/// and without its cycle of momentum.
/// </summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class OneCycleSchedule : Schedule
{
    private readonly long _length;
    private readonly float _rise = 0.3f;
    private readonly float _start = 1 / 25f;
    private readonly float _end = 1 / 250_000f;

    /// <summary>The positions of the whole cycle, at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public required long Length
    {
        get => _length;
        init => _length = Require.AtLeast(value, 2);
    }

    /// <summary>The part of the cycle in which the factor rises, 0 to 1; 0.3 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Rise
    {
        get => _rise;
        init => _rise = Require.Between(value, 0, 1);
    }

    /// <summary>a, the factor at first, 0 to 1; 1/25 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Start
    {
        get => _start;
        init => _start = Require.Between(value, 0, 1);
    }

    /// <summary>
    /// b, the factor at last and from then on, 0 to 1; 1/250,000 unless set. Where <see cref="Rise"/> is 1 there is no fall, and the factor
    /// stays at 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float End
    {
        get => _end;
        init => _end = Require.Between(value, 0, 1);
    }

    private protected override float Evaluate(long position)
    {
        // As PyTorch counts: the top is at one position less than the rise takes, the end at one less than the whole.
        double top = ((double)Rise * Length) - 1, end = Length - 1, at = Math.Min(position, end);
        return (float)(at <= top && top > 0 ? Cosine(Start, 1, at / top) : Cosine(1, End, (at - top) / (end - top)));
    }

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
        [(nameof(Length), Length), (nameof(Rise), Rise), (nameof(Start), Start), (nameof(End), End)];

    /// <summary>Reads one of JSON; what is not there is as it is unless set.</summary>
    internal static OneCycleSchedule Read(ScheduleSettings settings)
    {
        OneCycleSchedule defaults = new() { Length = 2 };
        return new()
        {
            Length = settings.Demand(nameof(Length)),
            Rise = settings.Take(nameof(Rise), defaults.Rise),
            Start = settings.Take(nameof(Start), defaults.Start),
            End = settings.Take(nameof(End), defaults.End),
            Unit = settings.TakeUnit(),
        };
    }

    private static double Cosine(double from, double to, double part) => to + (0.5 * (from - to) * (1 + Math.Cos(Math.PI * part)));
}
