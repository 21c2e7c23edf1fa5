using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// Floats that begin on a 64-byte boundary and never move, so that no aligned vector load crosses a cache line.
/// Generated code and the trainers keep parameters, gradients and scratch in it.
/// </summary>
/// <remarks>
/// An ordinary managed array starts 16 bytes past such a boundary, which costs a third of the speed of a small network. The array
/// lies on the pinned heap: the collector frees it as any other, and neither handle nor finalizer is needed. Behind the last float
/// zeros fill its cache line, so that a loop of whole vectors may run past the end.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    private const int Alignment = 64;
    private readonly float[] _array;
    private readonly int _offset;

    /// <summary>Allocates zeros.</summary>
    /// <param name="length">The number of floats, 0 or more.</param>
    public AlignedBuffer(int length)
    {
        if (length < 0)
            throw new ArgumentOutOfRangeException(nameof(length), $"length must be at least 0 (was {length}).");
        Length = length;
        const int lineLength = Alignment / sizeof(float);
        int wholeLines = checked(length + lineLength - 1) / lineLength * lineLength;
        _array = GC.AllocateArray<float>(checked(wholeLines + lineLength), pinned: true);
        nint misalignment = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) & (Alignment - 1);
        _offset = (int)((Alignment - misalignment) & (Alignment - 1)) / sizeof(float);
    }

    /// <summary>A buffer of no floats, for memory that is not needed yet.</summary>
    internal static AlignedBuffer Empty { get; } = new(0);

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The first float; on a 64-byte boundary.</summary>
    public ref float First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _offset);
    }

    /// <summary>
    /// Where the first float lies. The memory never moves, but is freed with this object: whoever keeps the pointer keeps it alive.
    /// </summary>
    internal unsafe float* Pointer => (float*)Unsafe.AsPointer(ref First);

    /// <summary>All floats.</summary>
    public Span<float> Span => _array.AsSpan(_offset, Length);

    /// <summary>Other memory with the same floats.</summary>
    public AlignedBuffer Clone()
    {
        AlignedBuffer clone = new(Length);
        Span.CopyTo(clone.Span);
        return clone;
    }
}
