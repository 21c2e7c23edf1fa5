using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// Address arithmetic on references, under the names of <c>System.Runtime.CompilerServices.Unsafe</c>. Networks in libraries for
/// netstandard2.1, which has no such class, call it. Such a library may run with this build of the runtime.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public static unsafe class UnsafeAccess
{
    /// <summary>Returns the reference a number of elements after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Add<T>(ref T source, int elementOffset) => ref Unsafe.Add(ref source, elementOffset);

    /// <inheritdoc cref="Add{T}(ref T, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Add<T>(ref T source, nint elementOffset) => ref Unsafe.Add(ref source, elementOffset);

    /// <inheritdoc cref="Add{T}(ref T, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Add<T>(ref T source, nuint elementOffset) => ref Unsafe.Add(ref source, elementOffset);

    /// <summary>Returns the reference a number of bytes after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T AddByteOffset<T>(ref T source, nint byteOffset) => ref Unsafe.AddByteOffset(ref source, byteOffset);

    /// <summary>Returns the distance between two references in bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint ByteOffset<T>(ref T origin, ref T target) => Unsafe.ByteOffset(ref origin, ref target);

    /// <summary>True if two references refer to the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreSame<T>(ref T left, ref T right) => Unsafe.AreSame(ref left, ref right);

    /// <summary>Returns a pointer to memory that does not move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void* AsPointer<T>(ref T value) => Unsafe.AsPointer(ref value);

    /// <summary>Returns a reference to the same memory as another type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TTo As<TFrom, TTo>(ref TFrom source) => ref Unsafe.As<TFrom, TTo>(ref source);

    /// <summary>Returns a writable reference to memory that the caller owns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T AsRef<T>(in T source) => ref Unsafe.AsRef(in source);

    /// <summary>Copies bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyBlockUnaligned(ref byte destination, ref byte source, uint byteCount) =>
        Unsafe.CopyBlockUnaligned(ref destination, ref source, byteCount);
}
