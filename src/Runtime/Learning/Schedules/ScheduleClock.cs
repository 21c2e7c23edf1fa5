using System;
using MlpGen.Checkpoints;

namespace MlpGen.Learning;

/// <summary>Where one trainer stands in its schedule.</summary>
/// <param name="schedule">The settings; null for a constant learning rate.</param>
internal sealed class ScheduleClock(Schedule? schedule) : ICheckpointed
{
    /// <summary>The entry of a checkpoint that holds <see cref="Steps"/>.</summary>
    public const string StepsKey = "trainer.steps";

    private const string EpochsKey = "trainer.epochs";
    private PlateauState _plateau = new();

    /// <summary>Updates of the parameters so far.</summary>
    public long Steps { get; set; }

    /// <summary>Passes over the rows that have ended.</summary>
    public long Epochs { get; set; }

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

    public void Write(CheckpointWriter writer)
    {
        writer.Number(StepsKey, Steps);
        writer.Number(EpochsKey, Epochs);
        _plateau.Write(writer);
    }

    public Action Read(CheckpointReader reader)
    {
        long steps = reader.Count(StepsKey);
        long epochs = reader.Count(EpochsKey);
        PlateauState plateau = PlateauState.Read(reader);
        return () => (Steps, Epochs, _plateau) = (steps, epochs, plateau);
    }
}
