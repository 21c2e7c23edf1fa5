using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlpGen.CompilerServices;

/// <summary>Moves rows between the caller's memory, where they are dense, and scratch, where they are padded; and measures them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rows
{
    /// <summary>Takes the padding out.</summary>
    /// <param name="padded">rows × stride.</param>
    /// <param name="stride">At least <paramref name="size"/>.</param>
    /// <param name="dense">rows × size, overwritten.</param>
    /// <param name="size">Floats of a row.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpad(ref float padded, int stride, ref float dense, int size, int rows)
    {
        for (int row = 0; row < rows; row++)
            Copy(ref Unsafe.Add(ref padded, row * stride), ref Unsafe.Add(ref dense, row * size), size);
    }

    /// <summary>Puts padding in, zeros.</summary>
    /// <param name="dense">rows × size.</param>
    /// <param name="size">Floats of a row.</param>
    /// <param name="padded">rows × stride, overwritten.</param>
    /// <param name="stride">At least <paramref name="size"/>.</param>
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

    /// <summary>The largest |x|; ∞ or NaN where one is.</summary>
    /// <param name="values">The floats, with or without padding.</param>
    /// <param name="count">How many.</param>
    /// <param name="soFar">What was largest before; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Largest(ref float values, int count, float soFar)
    {
        // Without their signs, floats are in the order of the integers with these bits, and NaN is beyond ∞.
        Vector256<int> m0 = Vector256.Create(BitConverter.SingleToInt32Bits(soFar)), m1 = m0, m2 = m0, m3 = m0;
        nuint i = 0, end = (nuint)count;
        for (; i + 32 <= end; i += 32)
        {
            m0 = Vector256.Max(m0, Magnitudes(ref values, i));
            m1 = Vector256.Max(m1, Magnitudes(ref values, i + 8));
            m2 = Vector256.Max(m2, Magnitudes(ref values, i + 16));
            m3 = Vector256.Max(m3, Magnitudes(ref values, i + 24));
        }

        for (; i + 8 <= end; i += 8)
            m0 = Vector256.Max(m0, Magnitudes(ref values, i));
        m0 = Vector256.Max(Vector256.Max(m0, m1), Vector256.Max(m2, m3));
        Vector128<int> four = Vector128.Max(m0.GetLower(), m0.GetUpper());
        Vector128<int> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        int largest = int.Max(two.ToScalar(), two.GetElement(1));
        for (; i < end; i++)
            largest = int.Max(largest, BitConverter.SingleToInt32Bits(Unsafe.Add(ref values, i)) & int.MaxValue);
        return BitConverter.Int32BitsToSingle(largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Magnitudes(ref float values, nuint index) =>
        Vector256.LoadUnsafe(ref values, index).AsInt32() & Vector256.Create(int.MaxValue);

    // The size is a literal where this is inlined, and so a few moves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float destination, int size) => Unsafe.CopyBlockUnaligned(
        ref Unsafe.As<float, byte>(ref destination), ref Unsafe.As<float, byte>(ref source), (uint)size * sizeof(float));
}
