using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <content>Pins the array by a handle, because there is no pinned object heap.</content>
public sealed partial class AlignedBuffer
{
    private Pin? _pin;

    partial void KeepInPlace() => _pin = new Pin(_array);

    /// <summary>
    /// Keeps an array in place until the buffer is collected. The handle keeps the array alive, but nothing that the array keeps alive
    /// leads to this object, so its finalizer runs. References to the floats stay valid even then; pointers do not.
    /// </summary>
    private sealed class Pin(float[] array)
    {
        private GCHandle _handle = GCHandle.Alloc(array, GCHandleType.Pinned);

        ~Pin() => _handle.Free();
    }
}
