using System.Numerics;

namespace MlpGen;

/// <summary>
/// A pseudorandom permutation of the numbers 0 … n − 1 that needs no list. It is a Feistel network over the next power of 4 (Luby and
/// Rackoff 1988), applied repeatedly until the result is less than n (cycle walking: Black and Rogaway 2002, "Ciphers with Arbitrary Finite
/// Domains", section 3).
/// </summary>
internal readonly struct Permutation
{
    // Four rounds cannot be distinguished from chance by looking at pairs. Two more cost nothing compared with reading the row.
    private const int Rounds = 6;

    private readonly ulong _count;
    private readonly ulong _key;
    private readonly int _halfBits;

    /// <param name="count">The number of elements. At least 1.</param>
    /// <param name="key">The key that selects the permutation.</param>
    public Permutation(long count, ulong key)
    {
        _count = (ulong)count;
        _key = key;
        int bits = 64 - BitOperations.LeadingZeroCount(_count - 1);
        _halfBits = int.Max(1, (bits + 1) / 2);
    }

    /// <summary>Returns the number at a position.</summary>
    public long At(long place)
    {
        ulong value = (ulong)place;
        do
            value = Once(value);
        while (value >= _count);
        return (long)value;
    }

    /// <summary>
    /// Returns 64 bits that depend on all bits of both numbers: the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    /// </summary>
    public static ulong Mix(ulong first, ulong second)
    {
        unchecked
        {
            ulong bits = first + (second * 0x9E3779B97F4A7C15) + 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    private ulong Once(ulong value)
    {
        ulong mask = (1ul << _halfBits) - 1;
        ulong left = value >> _halfBits;
        ulong right = value & mask;
        for (uint round = 0; round < Rounds; round++)
            (left, right) = (right, left ^ (Mix(_key ^ round, right) & mask));
        return (left << _halfBits) | right;
    }
}
