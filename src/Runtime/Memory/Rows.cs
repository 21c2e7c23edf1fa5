using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlpGen.CompilerServices;

/// <summary>
/// Copies rows between the caller's memory, where they are dense, and scratch memory, where they are padded. Also finds their largest
/// magnitude.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rows
{
    /// <summary>Copies rows and removes their padding.</summary>
    /// <param name="padded">The padded rows, rows × stride.</param>
    /// <param name="stride">The floats between rows. At least <paramref name="size"/>.</param>
    /// <param name="dense">The destination, rows × size. Overwritten.</param>
    /// <param name="size">The number of floats of a row.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpad(ref float padded, int stride, ref float dense, int size, int rows)
    {
        for (int row = 0; row < rows; row++)
            Copy(ref Unsafe.Add(ref padded, row * stride), ref Unsafe.Add(ref dense, row * size), size);
    }

    /// <summary>Copies rows and pads them with zeros.</summary>
    /// <param name="dense">The dense rows, rows × size.</param>
    /// <param name="size">The number of floats of a row.</param>
    /// <param name="padded">The destination, rows × stride. Overwritten.</param>
    /// <param name="stride">The floats between rows. At least <paramref name="size"/>.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pad(ref float dense, int size, ref float padded, int stride, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float target = ref Unsafe.Add(ref padded, row * stride);
            Copy(ref Unsafe.Add(ref dense, row * size), ref target, size);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, size), stride - size).Clear();
        }
    }

    /// <summary>Computes the largest |x|. The result is ∞ or NaN if a value is.</summary>
    /// <param name="values">The floats, with or without padding.</param>
    /// <param name="count">The number of floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Largest(ref float values, int count) => Magnitude(Largest(ref values, count, AtLeast(0)));

    /// <summary>Starts a search for the largest |x| over several blocks of memory.</summary>
    /// <param name="magnitude">The lower bound of the result. At least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AtLeast(float magnitude) => Vector256.Create(BitConverter.SingleToInt32Bits(magnitude));

    /// <summary>
    /// Continues a search for the largest |x|. Without their signs, floats have the same order as integers with the same bits, and NaN is
    /// greater than ∞.
    /// </summary>
    /// <param name="values">The floats, with or without padding.</param>
    /// <param name="count">The number of floats.</param>
    /// <param name="soFar">The result of the previous blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Largest(ref float values, int count, Vector256<int> soFar)
    {
        nuint i = 0, end = (nuint)count;
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
            soFar = Vector256.Max(soFar, Vector256.Max(w0.GetLower(), w0.GetUpper()));
        }

        Vector256<int> other = soFar;
        for (; i + 16 <= end; i += 16)
        {
            soFar = Vector256.Max(soFar, Magnitudes(ref values, i));
            other = Vector256.Max(other, Magnitudes(ref values, i + 8));
        }

        if (i + 8 <= end)
        {
            soFar = Vector256.Max(soFar, Magnitudes(ref values, i));
            i += 8;
        }

        for (; i < end; i++)
            other = Vector256.Max(other, Vector256.CreateScalar(BitConverter.SingleToInt32Bits(Unsafe.Add(ref values, i)) & int.MaxValue));
        return Vector256.Max(soFar, other);
    }

    /// <summary>Finishes a search for the largest |x|.</summary>
    /// <param name="found">The result of the last block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Magnitude(Vector256<int> found)
    {
        Vector128<int> four = Vector128.Max(found.GetLower(), found.GetUpper());
        Vector128<int> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return BitConverter.Int32BitsToSingle(int.Max(two.ToScalar(), two.GetElement(1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Magnitudes(ref float values, nuint index) =>
        Vector256.LoadUnsafe(ref values, index).AsInt32() & Vector256.Create(int.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> WideMagnitudes(ref float values, nuint index) =>
        Vector512.LoadUnsafe(ref values, index).AsInt32() & Vector512.Create(int.MaxValue);

    // Inlined with a literal size, so the copy becomes a few moves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float destination, int size) => Unsafe.CopyBlockUnaligned(
        ref Unsafe.As<float, byte>(ref destination), ref Unsafe.As<float, byte>(ref source), (uint)size * sizeof(float));
}
