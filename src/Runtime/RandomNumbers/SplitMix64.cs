namespace MlpGen.RandomNumbers;

/// <summary>
/// The output function of SplitMix64 (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number Generators", figure 16): a bijection
/// of 64 bits, by which numbers in a row become numbers that have nothing to do with each other.
/// </summary>
internal static class SplitMix64
{
    /// <summary>64 bits from 64 bits.</summary>
    public static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>64 bits for one step of a training with a seed.</summary>
    /// <param name="seed">The trainer's.</param>
    /// <param name="step">Its number, from 1.</param>
    public static ulong Mix(int seed, long step) => Mix(Mix(unchecked((uint)seed)) ^ unchecked((ulong)step));
}
