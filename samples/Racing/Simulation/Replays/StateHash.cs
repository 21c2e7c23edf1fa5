using System;

namespace Racing.Simulation;

/// <summary>
/// Computes a hash over the bits of a state (FNV-1a, 64 bits). Equal hashes mean that two simulations agree to the last bit.
/// </summary>
public static class StateHash
{
    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;

    /// <summary>Returns the hash of a car.</summary>
    public static ulong Of(in Car car)
    {
        ulong hash = Add(Add(Add(Basis, car.Position), car.Heading), car.Velocity);
        hash = Add(hash, BitConverter.SingleToInt32Bits(car.Wheels));
        return Add(Add(hash, car.Laps), car.Place.Segment);
    }

    /// <summary>Returns the hash of points.</summary>
    public static ulong Of(ReadOnlySpan<Vector> points)
    {
        ulong hash = Basis;
        foreach (Vector point in points)
            hash = Add(hash, point);
        return hash;
    }

    private static ulong Add(ulong hash, Vector value) =>
        Add(Add(hash, BitConverter.SingleToInt32Bits(value.X)), BitConverter.SingleToInt32Bits(value.Y));

    private static ulong Add(ulong hash, int value)
    {
        for (int i = 0; i < 4; i++)
            hash = (hash ^ (byte)(value >> (8 * i))) * Prime;
        return hash;
    }
}
