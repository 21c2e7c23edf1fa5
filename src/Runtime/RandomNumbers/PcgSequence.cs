using System;

namespace MlpGen.RandomNumbers;

/// <summary>
/// The generator of <see cref="Pcg32"/> as a struct, so that a sequence for one step, one shuffle or one network needs no allocation.
/// </summary>
internal struct PcgSequence
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong _increment;
    private ulong _state;

    /// <inheritdoc cref="Pcg32(ulong, ulong)"/>
    public PcgSequence(ulong seed, ulong stream = 0)
    {
        _increment = (stream << 1) | 1;
        _state = 0;
        NextUInt32();
        _state += seed;
        NextUInt32();
    }

    /// <summary>Gets or sets the position in the sequence.</summary>
    public ulong State
    {
        readonly get => _state;
        set => _state = value;
    }

    /// <inheritdoc cref="Pcg32.NextUInt32"/>
    public uint NextUInt32()
    {
        ulong old = _state;
        _state = unchecked((old * Multiplier) + _increment);
        uint shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <inheritdoc cref="Pcg32.NextSingle"/>
    public float NextSingle() => (float)((NextUInt32() >> 8) * (1f / (1 << 24)));

    /// <inheritdoc cref="Pcg32.NextNormal"/>
    public float NextNormal()
    {
        double x, square;
        do
        {
            x = NextSymmetric();
            double y = NextSymmetric();
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        return (float)(x * Math.Sqrt(-2 * NaturalLogarithm.Compute(square) / square));
    }

    /// <inheritdoc cref="Pcg32.NextInt32"/>
    public int NextInt32(int bound)
    {
        if (bound < 1)
            throw TooSmall(bound);
        uint range = (uint)bound;
        ulong product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            uint threshold = unchecked(0u - range) % range;
            while ((uint)product < threshold)
                product = (ulong)NextUInt32() * range;
        }

        return (int)(product >> 32);
    }

    /// <inheritdoc cref="Pcg32.Shuffle"/>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int chosen = NextInt32(last + 1);
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }

    // A separate method, because the message text would prevent the JIT compiler from inlining NextInt32.
    private static ArgumentOutOfRangeException TooSmall(int bound) => new(nameof(bound), $"bound must be at least 1 (was {bound}).");

    // Uniform in (−1, 1), in steps that are fine enough for the tail of the normal distribution.
    private double NextSymmetric() => ((NextUInt32() + 0.5) * (1.0 / (1L << 31))) - 1;
}
