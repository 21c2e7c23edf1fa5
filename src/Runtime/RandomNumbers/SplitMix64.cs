namespace MlpGen.RandomNumbers;

/// <summary>
/// The output function of SplitMix64 (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number Generators", figure 16). It is a
/// bijection of 64 bits that turns consecutive numbers into unrelated ones.
/// </summary>
internal static class SplitMix64
{
    /// <summary>Mixes 64 bits.</summary>
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

    /// <summary>Returns 64 bits for one step and a seed.</summary>
    /// <param name="seed">The seed of the trainer.</param>
    /// <param name="step">The number of the step, starting at 1.</param>
    public static ulong Mix(int seed, long step) => Mix(Mix(unchecked((uint)seed)) ^ unchecked((ulong)step));
}
