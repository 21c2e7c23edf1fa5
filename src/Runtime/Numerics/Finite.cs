using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>Checks numbers for NaN and infinity.</summary>
internal static class Finite
{
    private const int Exponent = 0x7F80_0000;

    /// <summary>Returns true if all floats are finite.</summary>
    // Optimized immediately, like the passes whose gradients it checks.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool All(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        nuint i = 0, end = (nuint)values.Length;
        for (; i + 8 <= end; i += 8)
        {
            // Non-finite floats have all bits of the exponent set.
            Vector256<int> exponents = Vector256.LoadUnsafe(ref first, i).AsInt32() & Vector256.Create(Exponent);
            if (Vector256.EqualsAny(exponents, Vector256.Create(Exponent)))
                return false;
        }

        foreach (float value in values[(int)i..])
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }
}
