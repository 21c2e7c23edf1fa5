using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <summary>Scratch on the stack. Generated code may not take addresses; this may.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Scratch
{
    /// <summary>The first float of stack memory that lies on a 64-byte boundary.</summary>
    /// <param name="stack">Memory from stackalloc, 16 floats longer than what is needed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Align(Span<float> stack)
    {
        ref float first = ref MemoryMarshal.GetReference(stack);
        nint misalignment = (nint)Unsafe.AsPointer(ref first) & 63;
        return ref Unsafe.AddByteOffset(ref first, (64 - misalignment) & 63);
    }
}
