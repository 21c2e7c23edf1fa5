using System;

namespace MlpGen;

/// <summary>
/// The factor falls when the loss has stopped to do so. <see cref="Trainer.Fit"/> reports the validation loss of each epoch, or the training loss
/// where there is no validation; by hand, <see cref="Trainer.ReportLoss"/> does. PyTorch: <c>ReduceLROnPlateau</c> in its relative mode.
/// </summary>
public sealed class ReduceOnPlateau : Schedule
{
    private readonly float _factor = 0.1f;
    private readonly long _patience = 10;
    private readonly float _threshold = 1e-4f;
    private readonly long _cooldown;
    private readonly float _minimum;

    /// <summary>What the factor is multiplied by, 0 to 1; 0.1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Factor
    {
        get => _factor;
        init => _factor = Between(value, 0, 1);
    }

    /// <summary>How many reports without progress are borne; the next one lowers the factor. At least 0; 10 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Patience
    {
        get => _patience;
        init => _patience = AtLeast(value, 0);
    }

    /// <summary>A loss below (1 − threshold) × the best is progress; 0 to 1, 0.0001 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Threshold
    {
        get => _threshold;
        init => _threshold = Between(value, 0, 1);
    }

    /// <summary>How many reports are not counted after the factor has fallen; at least 0, 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Cooldown
    {
        get => _cooldown;
        init => _cooldown = AtLeast(value, 0);
    }

    /// <summary>Where the factor falls no further, 0 to 1; 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1 or NaN.</exception>
    public float Minimum
    {
        get => _minimum;
        init => _minimum = Between(value, 0, 1);
    }

    /// <summary>1: what has been reported is the trainer's to know.</summary>
    /// <param name="position">Any.</param>
    public override float FactorAt(long position) => 1;

    /// <inheritdoc/>
    public override string ToString() => Describe(FormattableString.Invariant(
        $"Factor = {Factor}, Patience = {Patience}, Threshold = {Threshold}, Cooldown = {Cooldown}, Minimum = {Minimum}"));

    /// <summary>Takes a loss into account.</summary>
    /// <param name="state">Where the trainer stands.</param>
    /// <param name="loss">The newest.</param>
    internal void Report(ref PlateauState state, float loss)
    {
        if (loss < state.Best * (1.0 - Threshold))
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
}

/// <summary>Where a trainer stands on the plateau.</summary>
internal struct PlateauState()
{
    /// <summary>The factor that has been reached.</summary>
    public float Factor = 1;

    /// <summary>The smallest loss so far.</summary>
    public float Best = float.PositiveInfinity;

    /// <summary>How many reports have passed without progress.</summary>
    public long BadReports;

    /// <summary>How many reports are not counted yet.</summary>
    public long Cooldown;
}
