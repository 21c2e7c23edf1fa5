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
            SwarmTrial trial = SwarmTrial.Run(TestTracks.Named(name), seed);
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}, seed {seed}: {trial}");
            Assert.True(trial.HasPassed);
            Assert.True(trial.FirstGeneration > 1, "The first generation drove a lap by luck, so nothing was evolved.");
        }
    }

    /// <summary>Pins the bits after two generations, which must be equal on every platform.</summary>
    [Fact]
    public void A_swarm_has_the_same_bits_on_every_machine()
    {
        Assert.Equal(Hash(seed: 1), Hash(seed: 1));
        Assert.NotEqual(Hash(seed: 1), Hash(seed: 2));
        Assert.Equal(5740511856967287880ul, Hash(seed: 1));
    }

    [Fact]
    public void A_generation_drives_until_no_car_is_left_and_its_best_are_kept()
    {
        Swarm swarm = new(TrackCatalog.Park, seed: 4);
        float farthest = 0;
        for (int generation = 1; generation <= 4; generation++)
        {
            Assert.Equal(Swarm.Cars, swarm.Running);
            int before = Swarm.Cars;
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

    private static ulong Hash(int seed)
    {
        Swarm swarm = new(TrackCatalog.Harbor, seed);
        while (swarm.Generation < 3)
            swarm.Step();
        for (int i = 0; i < 100; i++)
            swarm.Step();
        ulong hash = 0;
        foreach (Car car in swarm.Positions)
            hash = (hash * 31) + StateHash.Of(car);
        return hash;
    }
}
