using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
public static class Dropout
{
    private const int Lanes = 4;

    /// <summary>Drops units of a block of rows: multiplies activations and their derivatives by 0 or 1/(1 − p).</summary>
    /// <param name="activations">The rows of activations a, <paramref name="stride"/> floats apart.</param>
    /// <param name="derivatives">The rows of derivatives f′(z), also <paramref name="stride"/> floats apart.</param>
    /// <param name="stride">The number of floats in a row, including padding. A multiple of 4.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="layer">The number of the layer. The first hidden layer is 1.</param>
    /// <param name="rate">The dropout probability p. At least 0 and below 1.</param>
    /// <param name="draw">The draw of the step for these rows. If it is off, nothing happens.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Apply(ref float activations, ref float derivatives, int stride, int rows, int layer, float rate, DropoutDraw draw)
    {
        if (!draw.IsOn)
            return;
        Vector128<uint> threshold = Vector128.Create((uint)(rate * (1 << 24)));
        Vector128<float> kept = Vector128.Create(1 / (1 - rate));
        for (int row = 0; row < rows; row++)
        {
            ulong key = draw.KeyOf(layer, row);
            Vector128<uint> unit = (Vector128.Create(0u, 1u, 2u, 3u) * Increment) + Vector128.Create((uint)key);
            Vector128<uint> whitening = Vector128.Create((uint)(key >> 32));
            ref float a = ref Unsafe.Add(ref activations, row * stride);
            ref float d = ref Unsafe.Add(ref derivatives, row * stride);
            for (nuint j = 0; j < (nuint)stride; j += Lanes)
            {
                Vector128<uint> number = Vector128.ShiftRightLogical(Hash(unit) ^ whitening, 8);
                Vector128<float> factor = Vector128.AndNot(kept, Vector128.LessThan(number, threshold).AsSingle());
                (Vector128.LoadUnsafe(ref a, j) * factor).StoreUnsafe(ref a, j);
                (Vector128.LoadUnsafe(ref d, j) * factor).StoreUnsafe(ref d, j);
                unit += Vector128.Create(unchecked(Lanes * Increment));
            }
        }
    }

    // An odd number near 2³²/φ, so that neighboring units get numbers that are far apart.
    private const uint Increment = 0x9E3779B9;

    // A bijection of 32 bits in which each bit of x flips each bit of the result with a probability of about one half. The multipliers are
    // from Wellons 2018, "Prospecting for Hash Functions", who found them by a search.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Hash(Vector128<uint> x)
    {
        x ^= Vector128.ShiftRightLogical(x, 16);
        x *= Vector128.Create(0x7FEB352Du);
        x ^= Vector128.ShiftRightLogical(x, 15);
        x *= Vector128.Create(0x846CA68Bu);
        return x ^ Vector128.ShiftRightLogical(x, 16);
    }
}
