using System;
using MlpGen;

namespace Racing.Simulation;

/// <summary>
/// A driver that follows rules, as a stand-in for a person: it steers toward a point ahead and brakes for the bends that it sees. It
/// presses keys, and its hands tremble.
/// </summary>
/// <param name="skill">The share of the grip that the driver dares to use, from 0.5 to 1.</param>
/// <param name="seed">The seed of the tremble.</param>
public sealed class ScriptedDriver(float skill, int seed)
{
    private const float Grip = 12.5f, Braking = 14;
    private const float Tremble = 0.15f;

    // It presses a key if it wants to steer this much, or is faster than it wants by this much, in meters per second.
    private const float SteerKey = 0.24f, BrakeKey = 0.8f;

    private readonly Pcg32 _random = new((ulong)seed);
    private float _tremble;

    /// <summary>Decides for one frame.</summary>
    public Controls Drive(Track track, in Car car)
    {
        float speed = Math.Max(car.Speed, 0);
        int ahead = 3 + (int)(0.3f * speed / track.SegmentLength);
        Vector target = track.Center[track.Wrap(car.Place.Segment + ahead)];
        Vector toTarget = target - car.Position;
        // A slow random walk, pulled back to 0.
        _tremble = (0.97f * _tremble) + (Tremble * 0.25f * _random.NextNormal());
        float steer = (2.5f * car.Heading.Cross(toTarget) / toTarget.Length) + _tremble;
        float wanted = SafeSpeed(track, car.Place.Segment);
        return Controls.FromKeys(steer < -SteerKey, steer > SteerKey, wanted > speed, wanted < speed - BrakeKey);
    }

    // The speed from which the car can still slow down for each bend that it sees.
    private float SafeSpeed(Track track, int segment)
    {
        float safe = Car.TopSpeed;
        for (int i = 2; i < 40; i++)
        {
            Vector before = track.Directions[track.Wrap(segment + i - 2)], after = track.Directions[track.Wrap(segment + i + 2)];
            float curvature = Math.Abs(before.Cross(after)) / (4 * track.SegmentLength);
            float squared = (skill * skill * Grip / Math.Max(curvature, 1e-4f)) + (2 * skill * Braking * (i - 2) * track.SegmentLength);
            safe = Math.Min(safe, MathF.Sqrt(squared));
        }

        return safe;
    }
}
