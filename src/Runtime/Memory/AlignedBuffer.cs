using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace MlpGen.CompilerServices;

/// <summary>
/// A buffer of floats that starts on a 64-byte boundary and never moves, so that no aligned vector load crosses a cache line. Generated
/// code and the trainers use it for parameters, gradients and scratch memory.
/// </summary>
/// <remarks>
/// An ordinary managed array starts 16 bytes past such a boundary, which would make a small network a third slower. The array is on the
/// pinned object heap. The garbage collector frees it like any other array, so neither a handle nor a finalizer is needed. netstandard2.1
/// has no such heap and needs both. The cache line of the last float is padded with zeros, so that a loop over whole vectors can read past
/// the end.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class AlignedBuffer
{
    private const int Alignment = 64;
    private readonly float[] _array;
    private readonly int _offset;

    /// <summary>Allocates a buffer of zeros.</summary>
    /// <param name="length">The number of floats. At least 0.</param>
    public AlignedBuffer(int length)
    {
        if (length < 0)
            throw new ArgumentOutOfRangeException(nameof(length), $"length must be at least 0 (was {length}).");
        Length = length;
        const int lineLength = Alignment / sizeof(float);
        int wholeLines = checked(length + lineLength - 1) / lineLength * lineLength;
        _array = GC.AllocateArray<float>(checked(wholeLines + lineLength), pinned: true);
        KeepInPlace();
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0), misalignment = address & (Alignment - 1);
        _offset = (int)((Alignment - misalignment) & (Alignment - 1)) / sizeof(float);
    }

    /// <summary>Gets an empty buffer, for memory that is not needed yet.</summary>
    internal static AlignedBuffer Empty { get; } = new(0);

    /// <summary>Gets the number of floats.</summary>
    public int Length { get; }

    /// <summary>Gets a reference to the first float, which is on a 64-byte boundary.</summary>
    public ref float First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _offset);
    }

    /// <summary>
    /// Gets the address of the first float. The memory never moves but is freed with this object, so code that keeps the pointer must keep
    /// the object alive.
    /// </summary>
    internal unsafe float* Pointer => (float*)Unsafe.AsPointer(ref First);

    /// <summary>
    /// Gets or sets whether the network that owned this memory now has other parameters. Threads may still read the memory, so nobody
    /// writes to it again.
    /// </summary>
    internal bool IsRetired { get; set; }

    /// <summary>Gets all floats.</summary>
    public Span<float> Span => _array.AsSpan(_offset, Length);

    /// <summary>Pins the array where <c>GC.AllocateArray</c> cannot.</summary>
    partial void KeepInPlace();

    /// <summary>Copies the floats to a new buffer.</summary>
    public AlignedBuffer Clone()
    {
        AlignedBuffer clone = new(Length);
        Span.CopyTo(clone.Span);
        return clone;
    }

    /// <summary>Stores a buffer in a field that other threads read without a lock.</summary>
    /// <param name="field">The field.</param>
    /// <param name="buffer">The buffer, whose content is complete.</param>
    // A release: processors with weak ordering, such as Arm, could otherwise show other threads the reference before the floats. Readers
    // need no barrier, because the address of the floats depends on the reference.
    public static void Publish(ref AlignedBuffer field, AlignedBuffer buffer) => Volatile.Write(ref field, buffer);
}
