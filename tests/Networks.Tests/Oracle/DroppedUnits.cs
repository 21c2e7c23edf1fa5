using MlpGen.RandomNumbers;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>Which units a step of training drops, one unit at a time: the numbers that checkpoints rely on, written from the hash alone.</summary>
internal static class DroppedUnits
{
    /// <summary>The step whose units all of these tests drop.</summary>
    public const int Seed = 2718;

    /// <inheritdoc cref="Seed"/>
    public const long Step = 314;

    /// <summary>What the activation of a unit is multiplied by: 0 or 1/(1 − p).</summary>
    /// <param name="layer">0 is the first hidden layer.</param>
    /// <param name="row">The row of the step.</param>
    /// <param name="unit">The unit of the layer.</param>
    /// <param name="rate">p.</param>
    public static double Factor(int layer, int row, int unit, float rate)
    {
        ulong step = Mix(Mix(Seed) ^ (ulong)Step) | 1;
        ulong ofRow = Mix(step ^ ((ulong)(layer + 1) << 32) ^ (ulong)row);
        uint number = Hash((uint)ofRow + ((uint)unit * 2654435769)) ^ (uint)(ofRow >> 32);

        // 24 bits of it, as a fraction.
        return number / 256 < (uint)(rate * 16_777_216) ? 0 : 1 / (1 - (double)rate);
    }

    // SplitMix64.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    // "lowbias32".
    private static uint Hash(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }
}
