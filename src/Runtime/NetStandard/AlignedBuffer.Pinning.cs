using System;
using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <content>Pins the array by a handle, because there is no pinned object heap. The finalizer frees it.</content>
public sealed partial class AlignedBuffer
{
    private GCHandle _handle;

    // The handle would keep the array alive, so it belongs to this object, which the array does not keep alive.
    partial void KeepInPlace() => _handle = GCHandle.Alloc(_array, GCHandleType.Pinned);

    /// <summary>Lets the array move, and so be collected. References to its floats stay valid; pointers do not.</summary>
    ~AlignedBuffer()
    {
        if (_handle.IsAllocated)
            _handle.Free();
    }
}
