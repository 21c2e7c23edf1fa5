using Racing.Simulation;

namespace Racing;

/// <summary>The result of a ghost that learned from three laps of a scripted driver.</summary>
/// <param name="DriverLap">The best lap of the driver, in frames.</param>
/// <param name="FirstLap">The first lap of the ghost, in frames, or 0. It started when the driver had completed one lap.</param>
/// <param name="LastLap">The lap that the ghost drove after all lessons, without learning any more, or 0.</param>
/// <param name="Hits">The number of times that it touched a wall in that lap.</param>
internal sealed record GhostTrial(int DriverLap, int FirstLap, int LastLap, int Hits)
{
    /// <summary>The number of laps to learn from.</summary>
    public const int Lessons = 3;

    // Fewer than fit into the millisecond per frame that a page has for them.
    private const int MiniBatchesPerFrame = 8;
    private const int MostFramesPerLap = 90 * Car.FramesPerSecond;

    /// <summary>Gets true if the ghost drove a lap by itself.</summary>
    public bool HasPassed => LastLap > 0;

    /// <summary>Lets a driver race and a ghost learn.</summary>
    public static GhostTrial Run(Track track, int seed)
    {
        using Race race = new(track, seed);
        ScriptedDriver driver = new(skill: 0.9f, seed);
        int firstLap = 0;
        while (race.Laps.Count < Lessons && race.Frame < Lessons * MostFramesPerLap)
        {
            race.Step(driver.Drive(track, race.Driver));
            race.Ghost.Learn(MiniBatchesPerFrame);
            if (firstLap == 0 && race.Ghost.Laps.Count > 0)
                firstLap = race.Ghost.Laps.Last;
        }

        (int lastLap, int hits) = Examine(race);
        return new GhostTrial(race.Laps.Best, firstLap, lastLap, hits);
    }

    // The ghost starts where the driver completed the last lap.
    private static (int Lap, int Hits) Examine(Race race)
    {
        race.CallGhost();
        (int laps, int rescues, int hits) = (race.Ghost.Laps.Count, race.Ghost.Rescues, 0);
        for (int frame = 0; frame < MostFramesPerLap && race.Ghost.Rescues == rescues; frame++)
        {
            race.Ghost.Step();
            hits += race.Ghost.Car.Impact > 0 ? 1 : 0;
            if (race.Ghost.Laps.Count > laps)
                return (race.Ghost.Laps.Last, hits);
        }

        return (0, hits);
    }
}
