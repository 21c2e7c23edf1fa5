using System;
using MlpGen;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Learning;

public sealed class TeacherTests
{
    /// <summary>The lap is driven without steering, so the steering of a row is its correction.</summary>
    [Fact]
    public void A_row_steers_back_to_the_line_and_to_the_recorded_speed()
    {
        Track track = new("Circle", [.. TestTracks.Ellipse(2_000, 2_000, 5_000)]);
        LapRecording lap = new();
        Car car = Car.AtSegment(track, 0);
        for (int i = 0; i < 300; i++)
        {
            lap.Add(car, Controls.From(0, 0.5f));
            car.Step(track, Controls.From(0, 0.5f));
        }

        Teacher teacher = new(track, seed: 1);
        ReplayMemory memory = new(capacity: 1, Sensors.Count, targetSize: 2, batchSize: 1);
        float[] inputs = new float[Sensors.Count], targets = new float[2];
        int seen = 0;
        for (int i = 0; i < 2_000; i++)
        {
            teacher.Teach(memory, lap, pace: 1);
            memory.Sample(inputs, targets);
            Assert.InRange(targets[0], -1, 1);
            Assert.InRange(targets[1], -1, 1);
            (float turn, float offset) = (inputs[7], inputs[8]);
            // To the right of the line and turned to the right, or both to the left.
            if (turn * offset <= 0 || Math.Abs(offset) < 0.15f || Math.Abs(turn) < 0.05f)
                continue;
            seen++;
            Assert.True(targets[0] * turn < 0, $"turn {turn}, offset {offset}, steer {targets[0]}");
        }

        Assert.True(seen > 200);
    }

    [Fact]
    public void Frames_against_the_direction_of_the_track_are_not_imitated()
    {
        Track track = TrackCatalog.Park;
        LapRecording lap = new();
        Car car = Car.AtSegment(track, 0);
        for (int i = 0; i < 60; i++)
        {
            car.Step(track, Controls.From(0, -1));
            lap.Add(car, Controls.From(0, -1));
        }

        ReplayMemory memory = new(capacity: 10, Sensors.Count, targetSize: 2);
        Teacher teacher = new(track, seed: 1);
        for (int i = 0; i < 100; i++)
            teacher.Teach(memory, lap, pace: 1);

        Assert.Equal(0, memory.Count);
    }

    [Fact]
    public void A_tapped_key_is_learned_as_a_smooth_turn()
    {
        LapRecording lap = new();
        for (int i = 0; i < 100; i++)
            lap.Add(Car.AtSegment(TrackCatalog.Park, 0), Controls.FromKeys(left: false, right: i % 2 == 0, up: true, down: false));

        (float steer, float throttle) = lap.ControlsAround(50);
        Assert.Equal(0.5f, steer, 0.05f);
        Assert.Equal(1, throttle);
    }
}
