namespace MlpGen.Learning;

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
