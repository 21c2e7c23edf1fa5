using System;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Driving;

public sealed class SensorsTests
{
    [Fact]
    public void Rays_look_to_both_sides_at_the_stated_angles()
    {
        Car car = Car.AtStart(TrackCatalog.Harbor, seed: 1);
        double[] degrees = [-60, -25, 0, 25, 60];
        for (int ray = 0; ray < Sensors.Rays; ray++)
        {
            Vector direction = Sensors.Ray(car, ray);
            double angle = Math.Atan2(car.Heading.Cross(direction), car.Heading.Dot(direction)) * 180 / Math.PI;
            Assert.Equal(degrees[ray], angle, 1e-3);
        }
    }

    [Fact]
    public void A_car_on_the_grid_sees_itself_at_rest_on_the_center_line()
    {
        Track track = TrackCatalog.Park;
        Car car = Car.AtSegment(track, 5);
        float[] inputs = new float[Sensors.Count];

        Sensors.Read(track, car, inputs);

        for (int ray = 0; ray < Sensors.Rays; ray++)
            Assert.Equal((2 * Sensors.Measure(track, car, ray) / Sensors.Range) - 1, inputs[ray]);
        // Speed, slip, heading and offset.
        Assert.All(inputs[5..9], value => Assert.Equal(0, value, 0.001f));
    }

    [Fact]
    public void Heading_offset_and_bends_are_positive_to_the_right()
    {
        Track track = new("Clockwise", [.. TestTracks.Ellipse(60, 60)]);
        Car car = Car.AtSegment(track, 0, offset: 3).Perturb(track, aside: 0, turn: 0.3f, pace: 1);
        float[] inputs = new float[Sensors.Count];

        Sensors.Read(track, car, inputs);

        Assert.Equal(0.3f, inputs[7], 0.01f);
        Assert.Equal(0.5f, inputs[8], 0.01f);
        // On a circle with a radius of 60 m, the direction changes by one radian in 60 m.
        Assert.Equal(Math.Sin(10 / 60.0), inputs[9], 0.04);
        Assert.Equal(Math.Sin(25 / 60.0), inputs[10], 0.04);
        Assert.Equal(Math.Sin(45 / 60.0), inputs[11], 0.04);
    }
}
