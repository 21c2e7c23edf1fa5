using System;
using MlpGen.Tests;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Learning;

public sealed class SwarmTests
{
    public static TheoryData<string> Names => TestTracks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_swarm_drives_a_lap_within_40_generations(string name)
    {
        for (int seed = 1; seed <= Depth.Choose(1, 3); seed++)
        {
            AssertEvolved(SwarmTrial.Run(TestTracks.Named(name), seed), $"{name}, seed {seed}");
        }
    }

    [Fact]
    public void A_swarm_evolves_on_a_track_that_a_visitor_drew() => AssertEvolved(SwarmTrial.Run(TestTracks.Drawn(), seed: 1), "Drawn");

    /// <summary>Pins the bits after two generations, which must be equal on every platform.</summary>
    [Fact]
    public void A_swarm_has_the_same_bits_on_every_machine()
    {
        Assert.Equal(Hash(seed: 1), Hash(seed: 1));
        Assert.NotEqual(Hash(seed: 1), Hash(seed: 2));
        Assert.Equal(17516881303931645976ul, Hash(seed: 1));
    }

    [Fact]
    public void A_generation_drives_until_no_car_is_left_and_its_best_are_kept()
    {
        Swarm swarm = new(TrackCatalog.Park, seed: 4);
        float farthest = 0;
        for (int generation = 1; generation <= 4; generation++)
        {
            Assert.Equal(Swarm.Size, swarm.Running);
            int before = Swarm.Size;
            while (swarm.Running > 0 && swarm.Finished == 0)
            {
                Assert.Equal(generation, swarm.Generation);
                swarm.Step();
                Assert.InRange(swarm.Running, 0, before);
                Assert.Equal(swarm.Running, swarm.IsRunning.Count(true));
                before = swarm.Running;
            }

            while (swarm.Generation == generation)
                swarm.Step();
            // The parents drive again and come as far as before.
            Assert.True(swarm.Farthest >= farthest && swarm.Farthest > 0);
            farthest = swarm.Farthest;
        }
    }

    [Fact]
    public void A_frame_allocates_nothing()
    {
        Swarm swarm = new(TrackCatalog.Harbor, seed: 1);
        for (int i = 0; i < 60; i++)
            swarm.Step();
        int generation = swarm.Generation;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 30; i++)
            swarm.Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(generation, swarm.Generation);
    }

    private static void AssertEvolved(SwarmTrial trial, string title)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{title}: {trial}");
        Assert.True(trial.HasPassed);
        Assert.True(trial.FirstGeneration > 1, "The first generation drove a lap by luck, so nothing was evolved.");
    }

    private static ulong Hash(int seed)
    {
        Swarm swarm = new(TrackCatalog.Harbor, seed);
        while (swarm.Generation < 3)
            swarm.Step();
        for (int i = 0; i < 100; i++)
            swarm.Step();
        ulong hash = 0;
        foreach (Car car in swarm.Cars)
            hash = (hash * 31) + StateHash.Of(car);
        return hash;
    }
}
