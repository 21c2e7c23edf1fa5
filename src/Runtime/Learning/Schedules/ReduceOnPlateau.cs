using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Learning;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>
/// The factor falls when the loss has stopped to do so. <see cref="Trainer.Fit"/> reports the validation loss of each epoch, or the
/// training loss where there is no validation; by hand, <see cref="Trainer.ReportLoss"/> does. PyTorch: <c>ReduceLROnPlateau</c>, whose
/// <c>eps</c>, below which it leaves the learning rate as it is, is not here: the factor falls to <see cref="Minimum"/>.
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

    /// <summary>What the factor is multiplied by, 0 to 1; 0.1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Factor
    {
        get => _factor;
        init => _factor = Require.Between(value, 0, 1);
    }

    /// <summary>How many reports without progress are borne; the next one lowers the factor. At least 0; 10 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Patience
    {
        get => _patience;
        init => _patience = Require.AtLeast(value, 0);
    }

    /// <summary>
    /// By what part of the best loss the next must be below it to be progress, 0 to 1; 0.0001 unless set. The part is of its size, so that
    /// negative losses progress downwards too: below b − threshold·|b|. PyTorch: <c>threshold</c> in the mode <c>rel</c>, whose b·(1 −
    /// threshold) lies above a negative b.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Threshold
    {
        get => _threshold;
        init => _threshold = Require.Between(value, 0, 1);
    }

    /// <summary>
    /// By how much more than that the next must be below it, finite and at least 0; 0 unless set. PyTorch: <c>threshold</c> in the mode
    /// <c>abs</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float MinDelta
    {
        get => _minDelta;
        init => _minDelta = Require.Between(value, 0, float.MaxValue);
    }

    /// <summary>How many reports are not counted after the factor has fallen; at least 0, 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Cooldown
    {
        get => _cooldown;
        init => _cooldown = Require.AtLeast(value, 0);
    }

    /// <summary>Where the factor falls no further, 0 to 1; 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Minimum
    {
        get => _minimum;
        init => _minimum = Require.Between(value, 0, 1);
    }

    // What has been reported is the trainer's to know.
    private protected override float Evaluate(long position) => 1;

    private protected override IEnumerable<(string Name, IFormattable Value)> Settings =>
    [
        (nameof(Factor), Factor),
        (nameof(Patience), Patience),
        (nameof(Threshold), Threshold),
        (nameof(MinDelta), MinDelta),
        (nameof(Cooldown), Cooldown),
        (nameof(Minimum), Minimum),
    ];

    /// <summary>Reads one of JSON; what is not there is as it is unless set.</summary>
    internal static ReduceOnPlateau Read(ScheduleSettings settings)
    {
        ReduceOnPlateau defaults = new();
        return new()
        {
            Factor = settings.Take(nameof(Factor), defaults.Factor),
            Patience = settings.Take(nameof(Patience), defaults.Patience),
            Threshold = settings.Take(nameof(Threshold), defaults.Threshold),
            MinDelta = settings.Take(nameof(MinDelta), defaults.MinDelta),
            Cooldown = settings.Take(nameof(Cooldown), defaults.Cooldown),
            Minimum = settings.Take(nameof(Minimum), defaults.Minimum),
            Unit = settings.TakeUnit(),
        };
    }

    /// <summary>Takes a loss into account.</summary>
    /// <param name="state">Where the trainer stands.</param>
    /// <param name="loss">The newest.</param>
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
        state.Factor = Math.Max(state.Factor * Factor, Minimum);
        state.Cooldown = Cooldown;
        state.BadReports = 0;
    }

    /// <summary>Below which a loss is progress: b − threshold·|b| − the minimum. Any loss is below none at all.</summary>
    private double Bound(float best) => float.IsFinite(best) ? (best * (1.0 - (Math.Sign(best) * Threshold))) - MinDelta : best;
}
