using MlpGen.Checkpoints;

namespace MlpGen.Learning;

/// <summary>The progress of a trainer in a <see cref="ReduceOnPlateau"/> schedule.</summary>
internal struct PlateauState()
{
    private const string FactorKey = "schedule.factor";
    private const string BestKey = "schedule.best";
    private const string BadReportsKey = "schedule.bad_reports";
    private const string CooldownKey = "schedule.cooldown";

    /// <summary>The current factor.</summary>
    public float Factor = 1;

    /// <summary>The smallest loss so far.</summary>
    public float Best = float.PositiveInfinity;

    /// <summary>The number of reports without improvement.</summary>
    public long BadReports;

    /// <summary>The number of further reports that are ignored.</summary>
    public long Cooldown;

    /// <summary>Writes the state to a checkpoint.</summary>
    public readonly void Write(CheckpointWriter writer)
    {
        writer.Number(FactorKey, Factor);
        writer.Number(BestKey, Best);
        writer.Number(BadReportsKey, BadReports);
        writer.Number(CooldownKey, Cooldown);
    }

    /// <summary>Reads the state from a checkpoint.</summary>
    public static PlateauState Read(CheckpointReader reader) => new()
    {
        Factor = reader.Number(FactorKey, 0f, 1f),
        Best = reader.Number(BestKey, float.NegativeInfinity, float.PositiveInfinity),
        BadReports = reader.Count(BadReportsKey),
        Cooldown = reader.Number(CooldownKey, 0, long.MaxValue),
    };
}
