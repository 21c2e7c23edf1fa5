using System;
using MlpGen.Tests;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Learning;

public sealed class GhostTests
{
    public static TheoryData<string> Names => TestTracks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_ghost_drives_a_lap_after_three_laps_of_a_driver(string name)
    {
        for (int seed = 1; seed <= Depth.Choose(1, 3); seed++)
        {
            AssertHardToBeat(GhostTrial.Run(TestTracks.Named(name), seed), $"{name}, seed {seed}");
        }
    }

    [Fact]
    public void A_ghost_learns_on_a_track_that_a_visitor_drew() =>
        AssertHardToBeat(GhostTrial.Run(TestTracks.Drawn(), seed: 1), "Drawn");

    [Fact]
    public void A_ghost_learns_while_the_first_lap_is_driven_and_starts_when_it_is_complete()
    {
        using Race race = new(TrackCatalog.Park, seed: 1);
        ScriptedDriver driver = new(skill: 0.9f, seed: 1);
        bool isLapOver = false;
        while (!isLapOver)
        {
            Assert.False(race.Ghost.IsDriving);
            Assert.Equal(0, race.GhostLead);
            isLapOver = race.Step(driver.Drive(race.Track, race.Driver));
            race.Ghost.Learn(miniBatches: 2);
        }

        Assert.InRange(race.Ghost.Loss, 0, 0.2f);
        Assert.InRange(race.Ghost.MiniBatches, race.Frame, 2 * race.Frame);
        Assert.Equal(1, race.Ghost.RecordedLaps);
        Assert.Equal(race.Frame, race.Laps.Last);
        Assert.True(race.Ghost.IsDriving);
        Assert.Equal(race.Driver.Position, race.Ghost.Car.Position);
    }

    [Fact]
    public void A_ghost_learns_within_a_time_budget()
    {
        using Race race = new(TrackCatalog.Park, seed: 2);
        ScriptedDriver driver = new(skill: 0.9f, seed: 2);
        Assert.Equal(0, race.Learn(TimeSpan.FromMilliseconds(1)).Steps);
        for (int i = 0; i < 300; i++)
        {
            race.Step(driver.Drive(race.Track, race.Driver));
            race.Learn(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(race.Ghost.MiniBatches, 100, long.MaxValue);
        Assert.InRange(race.Ghost.Loss, 0, 0.3f);
    }

    [Fact]
    public void The_same_seed_learns_the_same_ghost() => Assert.Equal(Parameters(seed: 3), Parameters(seed: 3));

    [Fact]
    public void Another_seed_learns_another_ghost() => Assert.NotEqual(Parameters(seed: 3), Parameters(seed: 4));

    [Fact]
    public void A_driver_who_starts_again_keeps_the_ghost()
    {
        using Race race = new(TrackCatalog.Park, seed: 5);
        ScriptedDriver driver = new(skill: 0.9f, seed: 5);
        while (race.Laps.Count < 1)
            race.Step(driver.Drive(race.Track, race.Driver));

        race.Restart();

        Assert.Equal(0, race.Frame);
        Assert.Equal(1, race.Ghost.RecordedLaps);
        Assert.True(race.Ghost.IsDriving);
        Assert.Equal(Car.AtStart(race.Track, 5), race.Driver);
        Assert.Equal(race.Driver, race.Ghost.Car);
    }

    private static void AssertHardToBeat(GhostTrial trial, string title)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{title}: {trial}");
        Assert.True(trial.HasPassed);
        Assert.InRange(trial.LastLap, 0.8 * trial.DriverLap, trial.DriverLap);
        Assert.InRange(trial.Hits, 0, 3);
    }

    private static float[] Parameters(int seed)
    {
        using Race race = new(TrackCatalog.Mountain, seed);
        ScriptedDriver driver = new(skill: 0.9f, seed);
        for (int i = 0; i < 300; i++)
        {
            race.Step(driver.Drive(race.Track, race.Driver));
            race.Ghost.Learn(miniBatches: 1);
        }

        float[] parameters = new float[DriverNetwork.ParameterCount];
        race.Ghost.Network.GetParameters(parameters);
        return parameters;
    }
}
