using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same in vectors of eight floats.</content>
internal static partial class VectorMath
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyInVectors(Span<float> gradient, float factor)
    {
        ref float first = ref MemoryMarshal.GetReference(gradient);
        nuint i = 0, end = (nuint)gradient.Length;
        for (; i + 8 <= end; i += 8)
            (Vector256.LoadUnsafe(ref first, i) * factor).StoreUnsafe(ref first, i);
        for (; i < end; i++)
            Unsafe.Add(ref first, i) *= factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double SumOfSquaresInVectors(ReadOnlySpan<float> gradient)
    {
        ref float first = ref MemoryMarshal.GetReference(gradient);
        Vector256<double> sums = Vector256<double>.Zero;
        nuint i = 0, end = (nuint)gradient.Length;
        for (; i + 8 <= end; i += 8)
        {
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref first, i));
            sums += (lower * lower) + (upper * upper);
        }

        double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        for (; i < end; i++)
            sum += Square(Unsafe.Add(ref first, i));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddScaledInVectors(Span<float> a, ReadOnlySpan<float> start, ReadOnlySpan<float> b, float t)
    {
        ref float to = ref MemoryMarshal.GetReference(a);
        ref float origin = ref MemoryMarshal.GetReference(start);
        ref float from = ref MemoryMarshal.GetReference(b);
        nuint i = 0, end = (nuint)a.Length;
        for (; i + 8 <= end; i += 8)
        {
            Vector256<float> distance = Vector256.LoadUnsafe(ref from, i) - Vector256.LoadUnsafe(ref to, i);
            Subnormal.Flush(Vector256.LoadUnsafe(ref origin, i) + (t * distance)).StoreUnsafe(ref to, i);
        }

        for (; i < end; i++)
            AddScaled(ref Unsafe.Add(ref to, i), Unsafe.Add(ref origin, i), Unsafe.Add(ref from, i), t);
    }
}
