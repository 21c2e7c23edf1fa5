using System;
using MlpGen.Checkpoints;

namespace MlpGen.Learning;

/// <summary>The position of one trainer in its schedule.</summary>
/// <param name="schedule">The schedule, or null for a constant learning rate.</param>
internal sealed class ScheduleClock(Schedule? schedule) : ICheckpointed
{
    /// <summary>The entry of a checkpoint that holds <see cref="Steps"/>.</summary>
    public const string StepsKey = "trainer.steps";

    private const string EpochsKey = "trainer.epochs";
    private PlateauState _plateau = new();

    /// <summary>Gets or sets the number of parameter updates so far.</summary>
    public long Steps { get; set; }

    /// <summary>Gets or sets the number of completed passes over the rows.</summary>
    public long Epochs { get; set; }

    /// <summary>Gets the factor of the next step.</summary>
    public float Factor => schedule switch
    {
        null => 1,
        ReduceOnPlateau => _plateau.Factor,
        _ => schedule.FactorAt(schedule.Unit == ScheduleUnit.Step ? Steps : Epochs),
    };

    /// <summary>Reports the latest loss to the schedule if it depends on losses.</summary>
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
