using System;
using MlpGen.RandomNumbers;

namespace MlpGen;

/// <summary>
/// The library's random numbers: PCG XSH RR 64/32 (O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
/// Algorithms for Random Number Generation", section 6.3.1). Integer arithmetic alone, so a seed gives the same numbers on every
/// machine and runtime, today and in later versions; <see cref="System.Random"/> promises neither.
/// </summary>
/// <remarks>
/// A class, so that a readonly field, a parameter or a captured variable draws from one sequence; <see cref="Clone"/> branches it. Use it
/// from one thread at a time.
/// </remarks>
[CLSCompliant(false)]
public sealed class Pcg32
{
    // What the methods of the library draw from, by reference.
    internal PcgSequence Sequence;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Where in the sequence to start.</param>
    /// <param name="stream">Which of 2⁶³ sequences; the top bit is ignored.</param>
    public Pcg32(ulong seed, ulong stream = 0) => Sequence = new PcgSequence(seed, stream);

    private Pcg32(PcgSequence sequence) => Sequence = sequence;

    /// <summary>Branches the sequence: the copy draws the numbers that this one would draw next, and each continues on its own.</summary>
    public Pcg32 Clone() => new(Sequence);

    /// <summary>32 random bits.</summary>
    public uint NextUInt32() => Sequence.NextUInt32();

    /// <summary>Uniform in [0, 1): a multiple of 2⁻²⁴, so every value is exact.</summary>
    public float NextSingle() => Sequence.NextSingle();

    /// <summary>
    /// Normal, mean 0 and standard deviation 1, by the polar method (Marsaglia and Bray 1964, "A Convenient Method for Generating Normal
    /// Variables"; Knuth, volume 2, 3.4.1, algorithm P), with + − × ÷ √ alone, so that a seed gives the same numbers on every machine.
    /// </summary>
    public float NextNormal() => Sequence.NextNormal();

    /// <summary>Uniform in 0 … <paramref name="bound"/> − 1, without bias (Lemire 2019).</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextInt32(int bound) => Sequence.NextInt32(bound);

    /// <summary>Puts the items in random order (Fisher and Yates).</summary>
    /// <param name="items">Shuffled in place.</param>
    public void Shuffle<T>(Span<T> items) => Sequence.Shuffle(items);
}
