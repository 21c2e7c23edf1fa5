using System;
using System.Linq;
using MlpGen.Tests;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Driving;

public sealed class CarTests
{
    private const float Limit = Track.HalfWidth - Car.Radius;

    public static TheoryData<string> Names => TestTracks.Names;

    /// <summary>Checks whatever must hold for any driver, with drivers that steer at random and hit every wall.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_car_stays_within_the_walls_and_the_limits_of_its_engine(string name)
    {
        Track track = TestTracks.Named(name);
        int hits = 0;
        for (int seed = 1; seed <= Depth.Choose(5, 100); seed++)
        {
            Car car = Car.AtStart(track, seed);
            foreach (Controls controls in TestTracks.RandomControls(seed, 2_000))
            {
                float before = car.Velocity.Length;
                car.Step(track, controls);
                hits += car.Impact > 0 ? 1 : 0;
                Assert.InRange(Math.Abs(car.Place.Offset), 0, Limit + 0.15f);
                Assert.Equal(1, car.Heading.Length, 1e-5f);
                Assert.Equal(1, car.Place.Direction.Length, 1e-5f);
                Assert.InRange(car.Wheels, -1, 1);
                // Neither the engine nor a wall gives a car more speed than the engine can.
                Assert.InRange(car.Velocity.Length, 0, Math.Min(Car.TopSpeed, before + 0.21f));
            }
        }

        Assert.True(hits > 100);
    }

    [Fact]
    public void A_car_accelerates_to_its_top_speed_and_brakes_to_a_stop()
    {
        Track track = TestTracks.Straight();
        Car car = Car.AtSegment(track, 5);
        for (int i = 0; i < 18 * Car.FramesPerSecond; i++)
            car.Step(track, Controls.From(0, 1));
        Assert.InRange(car.Speed, 0.93f * Car.TopSpeed, Car.TopSpeed);

        int frames = 0;
        for (; car.Speed > 0.5f; frames++)
            car.Step(track, Controls.From(0, -1));
        Assert.InRange(frames, 90, 140);

        for (int i = 0; i < 5 * Car.FramesPerSecond; i++)
            car.Step(track, Controls.From(0, -1));
        Assert.InRange(car.Speed, -8.5f, -6);
    }

    [Fact]
    public void A_car_without_throttle_comes_to_rest()
    {
        Track track = TrackCatalog.Park;
        Car car = Car.AtSegment(track, 0);
        for (int i = 0; i < 60; i++)
            car.Step(track, Controls.From(0, 1));
        float speed = car.Speed;
        for (int i = 0; i < 60 * Car.FramesPerSecond; i++)
        {
            car.Step(track, default);
            Assert.InRange(car.Velocity.Length, 0, speed);
            speed = car.Velocity.Length + 1e-6f;
        }

        Assert.InRange(speed, 0, 0.01f);
    }

    [Fact]
    public void A_car_at_full_lock_slides_at_speed_and_grips_when_slow()
    {
        Track track = TestTracks.Straight();
        Assert.InRange(LargestSlip(track, seconds: 8), 1, 30);
        Assert.InRange(LargestSlip(track, seconds: 1), 0, 0.3f);
    }

    /// <summary>Left and right are equal: on a mirrored track, mirrored controls give the mirrored drive, bit by bit.</summary>
    [Fact]
    public void A_mirrored_drive_is_the_mirror_image()
    {
        Vector[] line = [.. TrackCatalog.Mountain.Center];
        Track track = new("Track", line), mirrored = new("Mirrored", [.. line.Select(point => new Vector(point.X, -point.Y))]);
        Car car = Car.AtSegment(track, 0), image = Car.AtSegment(mirrored, 0);
        foreach (Controls controls in TestTracks.RandomControls(4, 3_000))
        {
            car.Step(track, controls);
            image.Step(mirrored, new Controls((sbyte)-controls.Steer, controls.Throttle));
            Assert.Equal(new Vector(car.Position.X, -car.Position.Y), image.Position);
        }
    }

    [Fact]
    public void Laps_count_crossings_of_the_line_in_both_directions()
    {
        Track track = TrackCatalog.Park;
        Car car = Car.AtSegment(track, 2);
        LapTimer timer = new();
        for (int i = 0; i < 120; i++)
        {
            car.Step(track, Controls.From(0, -1));
            Assert.False(timer.Step(car.Laps));
        }

        Assert.Equal(-1, car.Laps);
        Assert.InRange(car.Progress(track), -30, 0);
        while (car.Laps < 0)
        {
            car.Step(track, Controls.From(0, 1));
            Assert.False(timer.Step(car.Laps));
        }

        Assert.InRange(car.Progress(track), 0, 3);
        Assert.Equal(0, timer.Count);
    }

    private static float LargestSlip(Track track, int seconds)
    {
        Car car = Car.AtSegment(track, 5);
        for (int i = 0; i < seconds * Car.FramesPerSecond; i++)
            car.Step(track, Controls.From(0, 1));
        float slip = 0;
        for (int i = 0; i < 30; i++)
        {
            car.Step(track, Controls.From(1, 0));
            slip = Math.Max(slip, Math.Abs(car.Slip));
        }

        return slip;
    }
}
