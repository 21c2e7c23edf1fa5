using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// Copies rows between the caller's memory, where they are dense, and scratch memory, where they are padded. Also finds their largest
/// magnitude.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorRows
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
    [MethodImpl(MethodOptions.Kernel)]
    public static float Largest(ref float values, int count) => LargestMagnitude.AtLeast(0).With(ref values, count).Value;

    // Inlined with a literal size, so the copy becomes a few moves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float destination, int size) => Unsafe.CopyBlockUnaligned(
        ref Unsafe.As<float, byte>(ref destination), ref Unsafe.As<float, byte>(ref source), (uint)size * sizeof(float));
}
