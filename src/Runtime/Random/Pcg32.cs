using System;

namespace MlpGen;

/// <summary>
/// The library's random numbers: PCG XSH RR 64/32 (O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
/// Algorithms for Random Number Generation", section 6.3.1). Integer arithmetic alone, so a seed gives the same numbers on every
/// machine and runtime, today and in later versions; <see cref="System.Random"/> promises neither.
/// </summary>
/// <remarks>A struct: a copy continues on its own from where it was copied. Not safe for use from several threads at once.</remarks>
[CLSCompliant(false)]
public struct Pcg32
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong _increment;
    private ulong _state;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Where in the sequence to start.</param>
    /// <param name="stream">Which of 2⁶³ sequences; the top bit is ignored.</param>
    public Pcg32(ulong seed, ulong stream = 0)
    {
        _increment = (stream << 1) | 1;
        _state = 0;
        NextUInt32();
        _state += seed;
        NextUInt32();
    }

    /// <summary>Where in the sequence it stands.</summary>
    internal ulong State
    {
        readonly get => _state;
        set => _state = value;
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        ulong old = _state;
        _state = unchecked((old * Multiplier) + _increment);
        uint shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>Uniform in [0, 1): a multiple of 2⁻²⁴, so every value is exact.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>
    /// Normal, mean 0 and standard deviation 1, by the polar method (Marsaglia and Bray 1964, "A Convenient Method for Generating Normal
    /// Variables"; Knuth, volume 2, 3.4.1, algorithm P), with + − × ÷ √ alone, so that a seed gives the same numbers on every machine.
    /// </summary>
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
        return (float)(x * Math.Sqrt(-2 * NaturalLogarithm.Of(square) / square));
    }

    /// <summary>Uniform in 0 … <paramref name="bound"/> − 1, without bias (Lemire 2019).</summary>
    /// <param name="bound">At least 1.</param>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
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

    /// <summary>Puts the items in random order (Fisher and Yates).</summary>
    /// <param name="items">Shuffled in place.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int chosen = NextInt32(last + 1);
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }

    // Uniform in (−1, 1), in steps that are fine enough for the tail.
    private double NextSymmetric() => ((NextUInt32() + 0.5) * (1.0 / (1L << 31))) - 1;
}
