using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// Lowers the factor when the loss stops improving. <see cref="Trainer.Fit"/> reports the validation loss of each epoch, or the training
/// loss without validation. In your own loop, call <see cref="Trainer.ReportLoss"/>. PyTorch: <c>ReduceLROnPlateau</c>. Its
/// <c>eps</c>, the smallest change of the learning rate, has no counterpart here, so the factor can fall all the way to
/// <see cref="MinFactor"/>.
/// </summary>
[JsonConverter(typeof(ScheduleJsonConverter))]
public sealed class ReduceOnPlateau : Schedule
{
    private readonly float _factor = 0.1f;
    private readonly long _patience = 10;
    private readonly float _threshold = 1e-4f;
    private readonly float _minDelta;
    private readonly long _cooldown;
    private readonly float _minimum;

    /// <summary>The number by which the factor is multiplied. Between 0 and 1. Default: 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float Factor
    {
        get => _factor;
        init => _factor = Require.Between(value, 0, 1);
    }

    /// <summary>
    /// The number of reports without improvement to tolerate. One more such report lowers the factor. At least 0. Default: 10.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Patience
    {
        get => _patience;
        init => _patience = Require.AtLeast(value, 0);
    }

    /// <summary>
    /// The relative improvement that counts as progress, as a fraction of the best loss. Between 0 and 1. Default: 0.0001. A loss must fall
    /// below b − threshold·|b|, where b is the best loss. This also works for negative losses. PyTorch: <c>threshold</c> in the mode
    /// <c>rel</c>, which uses b·(1 − threshold). That limit is above b if b is negative.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float Threshold
    {
        get => _threshold;
        init => _threshold = Require.Between(value, 0, 1);
    }

    /// <summary>
    /// The absolute improvement that is required in addition to <see cref="Threshold"/>. Finite and at least 0. Default: 0. PyTorch:
    /// <c>threshold</c> in the mode <c>abs</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float MinDelta
    {
        get => _minDelta;
        init => _minDelta = Require.Between(value, 0, float.MaxValue);
    }

    /// <summary>The number of reports to ignore after the factor has been lowered. At least 0. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Cooldown
    {
        get => _cooldown;
        init => _cooldown = Require.AtLeast(value, 0);
    }

    /// <summary>The lower bound of the factor. Between 0 and 1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public float MinFactor
    {
        get => _minimum;
        init => _minimum = Require.Between(value, 0, 1);
    }

    // The trainer keeps the reported losses, so the position alone yields no factor.
    private protected override float Evaluate(long position) => 1;

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
    [
        (nameof(Factor), Factor),
        (nameof(Patience), Patience),
        (nameof(Threshold), Threshold),
        (nameof(MinDelta), MinDelta),
        (nameof(Cooldown), Cooldown),
        (nameof(MinFactor), MinFactor),
    ];

    /// <summary>Reads the schedule from JSON. A missing setting keeps its default.</summary>
    internal static ReduceOnPlateau Read(ScheduleSettings settings)
    {
        ReduceOnPlateau defaults = new();
        return new()
        {
            Factor = settings.Read(nameof(Factor), defaults.Factor),
            Patience = settings.Read(nameof(Patience), defaults.Patience),
            Threshold = settings.Read(nameof(Threshold), defaults.Threshold),
            MinDelta = settings.Read(nameof(MinDelta), defaults.MinDelta),
            Cooldown = settings.Read(nameof(Cooldown), defaults.Cooldown),
            MinFactor = settings.Read(nameof(MinFactor), defaults.MinFactor),
            Unit = settings.ReadUnit(),
        };
    }

    /// <summary>Takes a reported loss into account.</summary>
    /// <param name="state">The progress of the trainer.</param>
    /// <param name="loss">The latest loss.</param>
    internal void Report(ref PlateauState state, float loss)
    {
        if (loss < Bound(state.Best))
            (state.Best, state.BadReports) = (loss, 0);
        else
            state.BadReports++;

        if (state.Cooldown > 0)
        {
            state.Cooldown--;
            state.BadReports = 0;
        }

        if (state.BadReports <= Patience)
            return;
        state.Factor = Math.Max((float)(state.Factor * Factor), MinFactor);
        state.Cooldown = Cooldown;
        state.BadReports = 0;
    }

    /// <summary>
    /// Returns the bound below which a loss counts as progress: b − threshold·|b| − the minimum. Without a best loss so far, every loss is
    /// below it.
    /// </summary>
    private double Bound(float best) => float.IsFinite(best) ? (best * (1.0 - (float)(Math.Sign(best) * Threshold))) - MinDelta : best;
}
