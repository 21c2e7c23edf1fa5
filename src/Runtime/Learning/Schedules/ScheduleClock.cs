namespace MlpGen.Learning;

/// <summary>Where one trainer stands in its schedule.</summary>
/// <param name="schedule">The settings; null for a constant learning rate.</param>
internal sealed class ScheduleClock(Schedule? schedule)
{
    private PlateauState _plateau = new();

    /// <summary>Updates of the parameters so far.</summary>
    public long Steps { get; set; }

    /// <summary>Passes over the rows that have ended.</summary>
    public long Epochs { get; set; }

    /// <summary>What has been seen of a plateau.</summary>
    public ref PlateauState Plateau => ref _plateau;

    /// <summary>The factor of the next step.</summary>
    public float Factor => schedule switch
    {
        null => 1,
        ReduceOnPlateau => _plateau.Factor,
        _ => schedule.FactorAt(schedule.Unit == ScheduleUnit.Step ? Steps : Epochs),
    };

    /// <summary>Takes the newest loss into account, where the schedule waits for it.</summary>
    public void Report(float loss)
    {
        if (schedule is ReduceOnPlateau plateau)
            plateau.Report(ref _plateau, loss);
    }
}
