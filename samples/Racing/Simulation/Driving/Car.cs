using System;
using MlpGen;

namespace Racing.Simulation;

/// <summary>
/// A car on a track. Its tires resist sliding up to a limit: beyond it, the car drifts and loses speed. Walls slow it down and turn it
/// along the track. A value type, so that a copy is a snapshot.
/// </summary>
public record struct Car
{
    /// <summary>The number of frames per second of the simulation, regardless of how often it is drawn.</summary>
    public const int FramesPerSecond = 60;

    /// <summary>The speed that the engine reaches on a long straight, in meters per second.</summary>
    public const float TopSpeed = 42;

    /// <summary>The distance that the walls keep from the middle of the car, and the size to draw, in meters.</summary>
    public const float Radius = 1.1f, BodyLength = 4.2f, BodyWidth = 1.9f;

    private const float GridWidth = 4;
    private const float Frame = 1f / FramesPerSecond;
    private const float Acceleration = 12;
    private const float Braking = 20;
    private const float ReverseSpeed = 8;
    private const float Drag = Acceleration / (TopSpeed * TopSpeed);
    private const float RollingResistance = 0.6f;
    private const float Grip = 16;

    // Keys are either up or down. The wheels take an eighth of a second from the middle to the lock.
    private const float SteeringSpeed = 8;

    // The radius of a turn at the lock is 5 m plus speed² / 25: at speed, it asks for more than the tires hold.
    private const float TightestRadius = 5, LockGrip = 25;

    private const float Bounce = 0.25f, WallLoss = 0.9f, Scraping = 2, WallTurn = 0.06f;

    /// <summary>Gets the position.</summary>
    public Vector Position { get; private set; }

    /// <summary>Gets the direction in which the car points. It has length 1.</summary>
    public Vector Heading { get; private set; }

    /// <summary>Gets the velocity in meters per second. If it differs from the heading, the car slides.</summary>
    public Vector Velocity { get; private set; }

    /// <summary>Gets the position of the front wheels from −1 (left) to 1 (right). It follows the controls.</summary>
    public float Wheels { get; private set; }

    /// <summary>Gets the place on the track.</summary>
    public TrackPlace Place { get; private set; }

    /// <summary>Gets the number of times that the car has crossed the start line forward, minus those backward. 0 at the start.</summary>
    public int Laps { get; private set; }

    /// <summary>Gets how fast the car hit a wall in this frame, in meters per second. 0 without a hit.</summary>
    public float Impact { get; private set; }

    /// <summary>Gets the speed along the heading. Negative in reverse.</summary>
    public readonly float Speed => Heading.Dot(Velocity);

    /// <summary>Gets the speed across the heading. Positive to the right.</summary>
    public readonly float Slip => Heading.Cross(Velocity);

    /// <summary>Puts a car at rest just past the start line. The seed decides how far to the left or to the right.</summary>
    public static Car AtStart(Track track, int seed) =>
        AtSegment(track, 1, GridWidth * (new Pcg32((ulong)seed).NextSingle() - 0.5f));

    /// <summary>Puts a car at rest on a gate.</summary>
    public static Car AtSegment(Track track, int segment, float offset = 0)
    {
        Vector direction = track.Directions[segment];
        Vector position = track.Center[segment] + (direction.Normal * offset);
        return new Car { Position = position, Heading = direction, Place = track.Locate(position, segment), Laps = 0 };
    }

    /// <summary>Returns the distance from the start along the track, over all laps, in meters.</summary>
    public readonly float Progress(Track track) =>
        (((float)Laps * track.Segments) + Place.Segment + Place.Fraction) * track.SegmentLength;

    /// <summary>Returns this car, moved aside, turned and at another speed. From such states, ghosts learn to recover.</summary>
    /// <param name="track">The track.</param>
    /// <param name="aside">The distance to the right. The car stays within the walls.</param>
    /// <param name="turn">The sine of the angle by which heading and velocity turn to the right.</param>
    /// <param name="pace">The factor of the speed.</param>
    public readonly Car Perturb(Track track, float aside, float turn, float pace)
    {
        const float Limit = Track.HalfWidth - Radius;
        Vector rotation = new Vector(MathF.Sqrt(1 - (turn * turn)), turn);
        Car car = this;
        car.Position += Place.Direction.Normal * (Math.Clamp(Place.Offset + aside, -Limit, Limit) - Place.Offset);
        car.Heading = Heading.Rotate(rotation).Normalize();
        car.Velocity = Velocity.Rotate(rotation) * pace;
        car.Place = track.Locate(car.Position, Place.Segment);
        return car;
    }

    /// <summary>Returns this car at rest in the middle of the track, where it is.</summary>
    public readonly Car BackOnTrack(Track track) => AtSegment(track, Place.Segment) with { Laps = Laps };

    /// <summary>Returns the radius of the turn that the car makes at a speed with its wheels at the lock.</summary>
    public static float TurningRadius(float speed) => TightestRadius + (speed * speed / LockGrip);

    /// <summary>Moves the car by one frame.</summary>
    public void Step(Track track, Controls controls)
    {
        float wanted = controls.SteerValue - Wheels;
        Wheels += Math.Clamp(wanted, -SteeringSpeed * Frame, SteeringSpeed * Frame);
        Turn();
        Accelerate(controls.ThrottleValue);
        Position += Velocity * Frame;
        Follow(track);
        Collide(track);
    }

    private void Turn()
    {
        float speed = Speed;
        float rate = Wheels * speed / TurningRadius(speed);
        Heading = (Heading + (Heading.Normal * (rate * Frame))).Normalize();
    }

    private void Accelerate(float throttle)
    {
        float speed = Speed, slip = Slip;
        bool brakes = throttle < 0 && speed > 0.5f;
        float drive = brakes ? throttle * Braking
            : throttle >= 0 ? throttle * Acceleration
            : speed > -ReverseSpeed ? throttle * Acceleration / 2 : 0;
        speed += drive * Frame;
        float rolling = Math.Clamp(speed * 2, -RollingResistance, RollingResistance);
        float resistance = ((Drag * speed * Math.Abs(speed)) + rolling) * Frame;
        // The tires stop a slow slide at once and a fast one with all the grip they have.
        slip -= Math.Clamp(slip, -Grip * Frame, Grip * Frame);
        Velocity = (Heading * (speed - resistance)) + (Heading.Normal * slip);
    }

    private void Follow(Track track)
    {
        TrackPlace place = track.Locate(Position, Place.Segment);
        int moved = place.Segment - Place.Segment;
        if (moved < -track.Segments / 2)
            Laps++;
        else if (moved > track.Segments / 2)
            Laps--;
        Place = place;
    }

    private void Collide(Track track)
    {
        const float Limit = Track.HalfWidth - Radius;
        Impact = 0;
        float beyond = Math.Abs(Place.Offset) - Limit;
        if (beyond <= 0)
            return;
        Vector outward = Place.Direction.Normal * MathF.Sign(Place.Offset);
        Position -= outward * beyond;
        Impact = Math.Max(0, outward.Dot(Velocity));
        Vector along = Place.Direction * Place.Direction.Dot(Velocity);
        float kept = Math.Max(0, 1 - (Scraping * Frame) - (WallLoss * Impact / (along.Length + Impact + 1)));
        Velocity = (along * kept) - (outward * (Bounce * Impact));
        // The wall turns the car along the track, so that it is never stuck head-on.
        float direction = Heading.Dot(Place.Direction) >= 0 ? 1 : -1;
        Heading = (Heading + (Place.Direction * (direction * WallTurn))).Normalize();
        Follow(track);
    }
}
