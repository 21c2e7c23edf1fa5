using System;
using MlpGen.RandomNumbers;

namespace MlpGen;

/// <summary>
/// The random number generator of the library: PCG XSH RR 64/32 (O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically
/// Good Algorithms for Random Number Generation", section 6.3.1). It uses only integer arithmetic, so the same seed gives the same numbers
/// on every machine, on every runtime and in later versions. <see cref="System.Random"/> guarantees neither.
/// </summary>
/// <remarks>
/// It is a class, so that all references to an instance draw from one sequence, even a readonly field, a parameter or a captured variable.
/// <see cref="Clone"/> creates a copy of the sequence. An instance is not thread-safe.
/// </remarks>
[CLSCompliant(false)]
public sealed class Pcg32
{
    // A field, so that the methods of the library can draw from it by reference.
    internal PcgSequence Sequence;

    /// <summary>Initializes a sequence.</summary>
    /// <param name="seed">The start position in the sequence.</param>
    /// <param name="stream">The number of the sequence, one of 2⁶³. The top bit is ignored. Default: 0.</param>
    public Pcg32(ulong seed, ulong stream = 0) => Sequence = new PcgSequence(seed, stream);

    private Pcg32(PcgSequence sequence) => Sequence = sequence;

    /// <summary>Returns a copy that draws the numbers that this instance would draw next. The two are then independent.</summary>
    public Pcg32 Clone() => new(Sequence);

    /// <summary>Returns 32 random bits.</summary>
    public uint NextUInt32() => Sequence.NextUInt32();

    /// <summary>Returns a number that is uniformly distributed in [0, 1). It is a multiple of 2⁻²⁴, so every value is exact.</summary>
    public float NextSingle() => Sequence.NextSingle();

    /// <summary>
    /// Returns a normally distributed number with mean 0 and standard deviation 1, by the polar method (Marsaglia and Bray 1964, "A
    /// Convenient Method for Generating Normal Variables"; Knuth, volume 2, 3.4.1, algorithm P). It uses only + − × ÷ √, so the same seed
    /// gives the same numbers on every machine.
    /// </summary>
    public float NextNormal() => Sequence.NextNormal();

    /// <summary>
    /// Returns an integer that is uniformly distributed from 0 to <paramref name="bound"/> − 1, without bias (Lemire 2019).
    /// </summary>
    /// <param name="bound">The exclusive upper bound. At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextInt32(int bound) => Sequence.NextInt32(bound);

    /// <summary>Shuffles the items with the algorithm of Fisher and Yates.</summary>
    /// <param name="items">The items, which are shuffled in place.</param>
    public void Shuffle<T>(Span<T> items) => Sequence.Shuffle(items);
}
