using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.CompilerServices;

/// <content>The search in vectors. One vector carries the result from block to block.</content>
public readonly partial struct LargestMagnitude
{
    private readonly Vector256<int> _soFar;

    private LargestMagnitude(Vector256<int> soFar) => _soFar = soFar;

    /// <summary>Gets the largest |x|. The result is ∞ or NaN if a value is.</summary>
    public float Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Vector128<int> four = Vector128.Max(_soFar.GetLower(), _soFar.GetUpper());
            Vector128<int> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
            return BitConverter.Int32BitsToSingle(int.Max(two.ToScalar(), two.GetElement(1)));
        }
    }

    /// <summary>Starts a search.</summary>
    /// <param name="magnitude">The lower bound of the result. At least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LargestMagnitude AtLeast(float magnitude) => new(Vector256.Create(BitConverter.SingleToInt32Bits(magnitude)));

    /// <summary>Continues the search.</summary>
    /// <param name="values">The floats, with or without padding.</param>
    /// <param name="count">The number of floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LargestMagnitude With(ref float values, int count)
    {
        if (!Simd.IsFast)
            return new(Vector256.Max(_soFar, Vector256.Create(PlainLargest(ref values, count, soFar: 0))));
        nuint i = 0, end = (nuint)count;
        Vector256<int> largest = _soFar;
        if (Vector512.IsHardwareAccelerated && end >= 64)
        {
            Vector512<int> w0 = Vector512<int>.Zero, w1 = w0, w2 = w0, w3 = w0;
            for (; i + 64 <= end; i += 64)
            {
                w0 = Vector512.Max(w0, WideMagnitudes(ref values, i));
                w1 = Vector512.Max(w1, WideMagnitudes(ref values, i + 16));
                w2 = Vector512.Max(w2, WideMagnitudes(ref values, i + 32));
                w3 = Vector512.Max(w3, WideMagnitudes(ref values, i + 48));
            }

            w0 = Vector512.Max(Vector512.Max(w0, w1), Vector512.Max(w2, w3));
            largest = Vector256.Max(largest, Vector256.Max(w0.GetLower(), w0.GetUpper()));
        }

        Vector256<int> other = largest;
        for (; i + 16 <= end; i += 16)
        {
            largest = Vector256.Max(largest, Magnitudes(ref values, i));
            other = Vector256.Max(other, Magnitudes(ref values, i + 8));
        }

        if (i + 8 <= end)
        {
            largest = Vector256.Max(largest, Magnitudes(ref values, i));
            i += 8;
        }

        for (; i < end; i++)
            other = Vector256.Max(other, Vector256.CreateScalar(BitConverter.SingleToInt32Bits(Unsafe.Add(ref values, i)) & int.MaxValue));
        return new(Vector256.Max(largest, other));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Magnitudes(ref float values, nuint index) =>
        Vector256.LoadUnsafe(ref values, index).AsInt32() & Vector256.Create(int.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> WideMagnitudes(ref float values, nuint index) =>
        Vector512.LoadUnsafe(ref values, index).AsInt32() & Vector512.Create(int.MaxValue);
}
