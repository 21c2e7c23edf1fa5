using System;

namespace Racing.Simulation;

/// <summary>
/// Tells a driver network what it sees: five distances, the motion of the car, and the bends ahead. Each value is within about ±1.
/// </summary>
public static class Sensors
{
    /// <summary>The number of values.</summary>
    public const int Count = 12;

    /// <summary>The number of rays.</summary>
    public const int Rays = 5;

    /// <summary>The farthest distance that a ray measures, in meters.</summary>
    public const float Range = 50;

    // The directions at −60°, −25°, 0°, 25° and 60° to the heading, as cosine and sine.
    private static readonly Vector[] s_rays =
    [
        new(0.5f, -0.8660254f), new(0.9063078f, -0.42261827f), new(1, 0), new(0.9063078f, 0.42261827f), new(0.5f, 0.8660254f),
    ];

    private static readonly float[] s_lookAhead = [10, 25, 45];

    /// <summary>Returns the direction of a ray of a car. It has length 1.</summary>
    public static Vector Ray(in Car car, int ray) => car.Heading.Rotate(s_rays[ray]);

    /// <summary>Measures the distance along a ray, in meters. To draw the ray, go that far from the car in its direction.</summary>
    public static float Measure(Track track, in Car car, int ray) => track.CastRay(car.Position, Ray(car, ray), Range);

    /// <summary>Writes the inputs of a driver network.</summary>
    public static void Read(Track track, in Car car, Span<float> inputs)
    {
        for (int ray = 0; ray < Rays; ray++)
            inputs[ray] = (2 * Measure(track, car, ray) / Range) - 1;
        Vector direction = car.Place.Direction;
        inputs[5] = car.Speed / Car.TopSpeed;
        inputs[6] = car.Slip / 10;
        inputs[7] = direction.Cross(car.Heading);
        inputs[8] = car.Place.Offset / Track.HalfWidth;
        for (int i = 0; i < s_lookAhead.Length; i++)
        {
            int gate = track.Wrap(car.Place.Segment + (int)(s_lookAhead[i] / track.SegmentLength));
            inputs[9 + i] = direction.Cross(track.Directions[gate]);
        }
    }
}
