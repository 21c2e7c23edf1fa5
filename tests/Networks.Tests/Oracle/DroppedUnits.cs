using MlpGen.RandomNumbers;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>
/// The units that a training step drops, computed one unit at a time from the definition of the hash. Checkpoints rely on these numbers.
/// </summary>
internal static class DroppedUnits
{
    /// <summary>The seed whose units all of these tests drop.</summary>
    public const int Seed = 2718;

    /// <summary>The step whose units all of these tests drop.</summary>
    public const long Step = 314;

    /// <summary>Returns the factor of a unit's activation, which is 0 or 1/(1 − p).</summary>
    /// <param name="layer">The hidden layer. The first is 0.</param>
    /// <param name="row">The row of the step.</param>
    /// <param name="unit">The unit of the layer.</param>
    /// <param name="rate">The dropout rate p.</param>
    public static double Factor(int layer, int row, int unit, float rate)
    {
        ulong step = Mix(Mix(Seed) ^ (ulong)Step) | 1;
        ulong ofRow = Mix(step ^ ((ulong)(layer + 1) << 32) ^ (ulong)row);
        uint number = Hash((uint)ofRow + ((uint)unit * 2654435769)) ^ (uint)(ofRow >> 32);

        // The upper 24 bits as a fraction.
        return number / 256 < (uint)(rate * 16_777_216) ? 0 : 1 / (1 - (double)rate);
    }

    // One step of SplitMix64.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    // The hash function "lowbias32".
    private static uint Hash(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }
}
