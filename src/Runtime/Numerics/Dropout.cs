using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", section 10 with the
/// scaling moved to training). Each unit is set to 0 with probability p and divided by 1 − p otherwise. Its mean does not change, so
/// inference needs no scaling.
/// </summary>
/// <remarks>
/// A hash of seed, step, layer, row and unit decides whether a unit is dropped. The same units are therefore dropped at every vector width,
/// with every block size and with any number of threads. Probabilities are rounded to multiples of 2⁻²⁴.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Dropout
{
    // An odd number near 2³²/φ, so that neighboring units get numbers that are far apart.
    private const uint Increment = 0x9E3779B9;

    // The multipliers of the hash.
    private const uint Multiplier1 = 0x7FEB352D;
    private const uint Multiplier2 = 0x846CA68B;

    /// <summary>Drops units of a block of rows: multiplies activations and their derivatives by 0 or 1/(1 − p).</summary>
    /// <param name="activations">The rows of activations a, <paramref name="stride"/> floats apart.</param>
    /// <param name="derivatives">The rows of derivatives f′(z), also <paramref name="stride"/> floats apart.</param>
    /// <param name="stride">The number of floats in a row, including padding. A multiple of 4.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="layer">The number of the layer. The first hidden layer is 1.</param>
    /// <param name="rate">The dropout probability p. At least 0 and below 1.</param>
    /// <param name="draw">The draw of the step for these rows. If it is off, nothing happens.</param>
    public static void Apply(ref float activations, ref float derivatives, int stride, int rows, int layer, float rate, DropoutDraw draw)
    {
        if (!draw.IsOn)
            return;
        uint threshold = (uint)(float)(rate * (1 << 24));
        float kept = (float)(1 / (float)(1 - rate));
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            ApplyInVectors(ref activations, ref derivatives, stride, rows, layer, threshold, kept, draw);
            return;
        }
#endif
        ApplyPlainly(ref activations, ref derivatives, stride, rows, layer, threshold, kept, draw);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ApplyPlainly(
        ref float activations, ref float derivatives, int stride, int rows, int layer, uint threshold, float kept, DropoutDraw draw)
    {
        for (int row = 0; row < rows; row++)
        {
            ulong key = draw.KeyOf(layer, row);
            uint unit = unchecked((uint)key), whitening = (uint)(key >> 32);
            ref float a = ref Unsafe.Add(ref activations, row * stride);
            ref float d = ref Unsafe.Add(ref derivatives, row * stride);
            for (int j = 0; j < stride; j++)
            {
                float factor = (Hash(unit) ^ whitening) >> 8 < threshold ? 0 : kept;
                Unsafe.Add(ref a, j) = (float)(Unsafe.Add(ref a, j) * factor);
                Unsafe.Add(ref d, j) = (float)(Unsafe.Add(ref d, j) * factor);
                unit = unchecked(unit + Increment);
            }
        }
    }

    // A bijection of 32 bits in which each bit of x flips each bit of the result with a probability of about one half. The multipliers are
    // from Wellons 2018, "Prospecting for Hash Functions", who found them by a search.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint x)
    {
        x ^= x >> 16;
        x = unchecked(x * Multiplier1);
        x ^= x >> 15;
        x = unchecked(x * Multiplier2);
        return x ^ (x >> 16);
    }
}
