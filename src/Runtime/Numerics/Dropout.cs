using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", section 10 with the
/// scaling moved to training): each unit is 0 with probability p, and divided by 1 − p otherwise, so that its mean stays and inference
/// needs nothing.
/// </summary>
/// <remarks>
/// A hash of seed, step, layer, row and unit decides whether a unit is dropped, so every vector width, block size and number of threads
/// drops identical units. Probabilities are rounded to multiples of 2⁻²⁴.
/// </remarks>
public static class Dropout
{
    private const int Lanes = 4;

    /// <summary>Drops units of some rows: multiplies activations and their derivatives by 0 or 1/(1 − p).</summary>
    /// <param name="activations">Rows of a, <paramref name="stride"/> floats apart.</param>
    /// <param name="derivatives">Rows of f′(z), likewise.</param>
    /// <param name="stride">The floats of a row with its padding, a multiple of 4.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="layer">1 is the first hidden layer.</param>
    /// <param name="rate">p, at least 0 and below 1.</param>
    /// <param name="draw">Seed and step, and the number of the first row; nothing happens where it is off.</param>
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

    // An odd number near 2³²/φ: neighbouring units get numbers that are far apart.
    private const uint Increment = 0x9E3779B9;

    // A bijection of 32 bits in which every bit of x turns over each bit of the result about every second time. The multipliers are those
    // of Wellons 2018, "Prospecting for Hash Functions", where they were found by a search.
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
