using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace MlpGen.Numerics;

/// <summary>Moves and folds the lanes of vectors. Sums always have the same order, so every machine computes the same bits.</summary>
internal static class Lanes
{
    /// <summary>Computes ((v₀+v₄)+(v₂+v₆)) + ((v₁+v₅)+(v₃+v₇)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> v)
    {
        Vector128<float> four = v.GetLower() + v.GetUpper();
        Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        return two.ToScalar() + two.GetElement(1);
    }

    /// <summary>Returns the largest lane. The result is undefined if a lane is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector256<float> v)
    {
        Vector128<float> four = Larger(v.GetLower(), v.GetUpper());
        Vector128<float> two = Larger(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Larger(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>
    /// Returns the larger of two numbers in each lane, in one instruction. The result of a lane is undefined if one is NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) =>
#if NET9_0_OR_GREATER
        Vector256.MaxNative(a, b);
#else
        Vector256.Max(a, b);
#endif

    /// <summary>Transposes a 4 × 4 matrix in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ref Vector128<float> r0, ref Vector128<float> r1, ref Vector128<float> r2, ref Vector128<float> r3)
    {
        Vector128<float> even0 = Zip(r0, r2, out Vector128<float> even1);
        Vector128<float> odd0 = Zip(r1, r3, out Vector128<float> odd1);
        r0 = Zip(even0, odd0, out r1);
        r2 = Zip(even1, odd1, out r3);
    }

    /// <summary>Transposes an 8 × 8 matrix in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose8(ref float source, int sourceStride, ref float destination, int destinationStride)
    {
        if (!Avx.IsSupported)
        {
            for (int row = 0; row < 8; row += 4)
            {
                for (int column = 0; column < 8; column += 4)
                {
                    Transpose4(
                        ref Unsafe.Add(ref source, (row * sourceStride) + column), sourceStride,
                        ref Unsafe.Add(ref destination, (column * destinationStride) + row), destinationStride);
                }
            }

            return;
        }

        for (int column = 0; column < 8; column += 4)
        {
            // The lower half holds rows 0 … 3 and the upper half rows 4 … 7. Each half is transposed as a 4 × 4 matrix.
            ref float first = ref Unsafe.Add(ref source, column);
            Vector256<float> r0 = Pair(ref first, 0, 4 * sourceStride), r1 = Pair(ref first, sourceStride, 5 * sourceStride);
            Vector256<float> r2 = Pair(ref first, 2 * sourceStride, 6 * sourceStride);
            Vector256<float> r3 = Pair(ref first, 3 * sourceStride, 7 * sourceStride);
            Vector256<float> even0 = Avx.UnpackLow(r0, r2), even1 = Avx.UnpackHigh(r0, r2);
            Vector256<float> odd0 = Avx.UnpackLow(r1, r3), odd1 = Avx.UnpackHigh(r1, r3);
            Avx.UnpackLow(even0, odd0).StoreUnsafe(ref destination, (nuint)(column * destinationStride));
            Avx.UnpackHigh(even0, odd0).StoreUnsafe(ref destination, (nuint)((column + 1) * destinationStride));
            Avx.UnpackLow(even1, odd1).StoreUnsafe(ref destination, (nuint)((column + 2) * destinationStride));
            Avx.UnpackHigh(even1, odd1).StoreUnsafe(ref destination, (nuint)((column + 3) * destinationStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float first, int lower, int upper) =>
        Vector256.Create(Vector128.LoadUnsafe(ref first, (nuint)lower), Vector128.LoadUnsafe(ref first, (nuint)upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(ref float source, int sourceStride, ref float destination, int destinationStride)
    {
        Vector128<float> r0 = Vector128.LoadUnsafe(ref source), r1 = Vector128.LoadUnsafe(ref source, (nuint)sourceStride);
        Vector128<float> r2 = Vector128.LoadUnsafe(ref source, (nuint)(2 * sourceStride));
        Vector128<float> r3 = Vector128.LoadUnsafe(ref source, (nuint)(3 * sourceStride));
        Transpose(ref r0, ref r1, ref r2, ref r3);
        r0.StoreUnsafe(ref destination);
        r1.StoreUnsafe(ref destination, (nuint)destinationStride);
        r2.StoreUnsafe(ref destination, (nuint)(2 * destinationStride));
        r3.StoreUnsafe(ref destination, (nuint)(3 * destinationStride));
    }

    /// <summary>Returns a₀ b₀ a₁ b₁, and a₂ b₂ a₃ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Zip(Vector128<float> a, Vector128<float> b, out Vector128<float> upper)
    {
        if (Sse.IsSupported)
        {
            upper = Sse.UnpackHigh(a, b);
            return Sse.UnpackLow(a, b);
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            upper = AdvSimd.Arm64.ZipHigh(a, b);
            return AdvSimd.Arm64.ZipLow(a, b);
        }

        upper = Vector128.Create(a.GetElement(2), b.GetElement(2), a.GetElement(3), b.GetElement(3));
        return Vector128.Create(a.GetElement(0), b.GetElement(0), a.GetElement(1), b.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) =>
#if NET9_0_OR_GREATER
        Vector128.MaxNative(a, b);
#else
        Vector128.Max(a, b);
#endif
}
