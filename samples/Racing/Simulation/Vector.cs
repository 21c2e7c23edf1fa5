using System;

namespace Racing.Simulation;

/// <summary>
/// A point or a direction in the plane. Only +, −, ×, ÷ and √ are used, with one rounding each, so a race has the same bits on every
/// machine. System.Numerics.Vector2 does not promise that: some of its methods fuse products and sums where the machine can.
/// </summary>
public readonly record struct Vector(float X, float Y)
{
    /// <summary>Gets the length.</summary>
    public float Length => MathF.Sqrt(Dot(this));

    /// <summary>Gets this direction turned by 90° from x to y: to the right where y points down, as on a canvas.</summary>
    public Vector Normal => new(-Y, X);

    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y);

    public static Vector operator *(Vector a, float factor) => new(a.X * factor, a.Y * factor);

    /// <summary>Returns the scalar product.</summary>
    public float Dot(Vector other) => (X * other.X) + (Y * other.Y);

    /// <summary>Returns the sine of the angle to the other vector, times both lengths. Positive toward <see cref="Normal"/>.</summary>
    public float Cross(Vector other) => (X * other.Y) - (Y * other.X);

    /// <summary>Returns the direction with length 1.</summary>
    public Vector Normalize() => this * (1 / Length);

    /// <summary>Turns a direction. The rotation is a direction too: its x and y are the cosine and the sine of the angle.</summary>
    public Vector Rotate(Vector rotation) => new((X * rotation.X) - (Y * rotation.Y), (X * rotation.Y) + (Y * rotation.X));

    /// <summary>Returns the point at a fraction of the way to another.</summary>
    public Vector Toward(Vector other, float fraction) => this + ((other - this) * fraction);
}
