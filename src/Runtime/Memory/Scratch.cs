using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <summary>Provides scratch memory on the stack. Generated code is not compiled as unsafe, so it cannot take addresses itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Scratch
{
    /// <summary>Returns the first float of stack memory that is on a 64-byte boundary.</summary>
    /// <param name="stack">The memory from stackalloc. It must be 16 floats longer than needed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Align(Span<float> stack)
    {
        ref float first = ref MemoryMarshal.GetReference(stack);
        nint misalignment = (nint)Unsafe.AsPointer(ref first) & 63;
        return ref Unsafe.AddByteOffset(ref first, (64 - misalignment) & 63);
    }
}
