using System;

namespace Racing.Simulation;

/// <summary>A hash over the bits of a state (FNV-1a, 64 bits). Equal hashes mean that two simulations agree to the last bit.</summary>
public readonly record struct StateHash
{
    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;

    private readonly ulong _state;

    private StateHash(ulong state) => _state = state;

    /// <summary>Returns the hash of a car.</summary>
    public static ulong Of(in Car car) => default(StateHash).Add(car.Position).Add(car.Heading).Add(car.Velocity).Add(car.Wheels)
        .Add(car.Laps).Add(car.Place.Segment)._state;

    /// <summary>Returns the hash of points.</summary>
    public static ulong Of(ReadOnlySpan<Vector> points)
    {
        StateHash hash = default;
        foreach (Vector point in points)
            hash = hash.Add(point);
        return hash._state;
    }

    private StateHash Add(Vector value) => Add(value.X).Add(value.Y);

    private StateHash Add(float value) => Add(BitConverter.SingleToInt32Bits(value));

    private StateHash Add(int value)
    {
        ulong state = _state == 0 ? Basis : _state;
        for (int i = 0; i < 4; i++)
            state = (state ^ (byte)(value >> (8 * i))) * Prime;
        return new StateHash(state);
    }
}
