using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <summary>Moves rows between the caller's memory, where they are dense, and scratch, where they are padded.</summary>
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

    // The size is a literal where this is inlined, and so a few moves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float destination, int size) => Unsafe.CopyBlockUnaligned(
        ref Unsafe.As<float, byte>(ref destination), ref Unsafe.As<float, byte>(ref source), (uint)size * sizeof(float));
}
