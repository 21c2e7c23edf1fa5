using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same in vectors of eight floats.</content>
internal static partial class Finite
{
    // Optimized immediately, like the passes whose gradients it checks.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AllInVectors(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        nuint i = 0, end = (nuint)values.Length;
        for (; i + 8 <= end; i += 8)
        {
            Vector256<int> exponents = Vector256.LoadUnsafe(ref first, i).AsInt32() & Vector256.Create(Exponent);
            if (Vector256.EqualsAny(exponents, Vector256.Create(Exponent)))
                return false;
        }

        return AllPlainly(values[(int)i..]);
    }
}
