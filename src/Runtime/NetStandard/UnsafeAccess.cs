using System;
using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>
/// Address arithmetic on references, under the names of <c>System.Runtime.CompilerServices.Unsafe</c>, which netstandard2.1 does not have.
/// The build replaces these bodies by shorter ones that C# cannot express (src/UnsafeBodies). Generated code calls them too.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public static unsafe class UnsafeAccess
{
#pragma warning disable CS8500 // The element type may be managed for the compiler. It is a number in every call.
    /// <summary>Returns the reference a number of elements after another.</summary>
    public static ref T Add<T>(ref T source, int elementOffset)
    {
        fixed (T* pointer = &source)
            return ref pointer[elementOffset];
    }

    /// <inheritdoc cref="Add{T}(ref T, int)"/>
    public static ref T Add<T>(ref T source, nint elementOffset)
    {
        fixed (T* pointer = &source)
            return ref pointer[elementOffset];
    }

    /// <inheritdoc cref="Add{T}(ref T, int)"/>
    public static ref T Add<T>(ref T source, nuint elementOffset)
    {
        fixed (T* pointer = &source)
            return ref pointer[elementOffset];
    }

    /// <summary>Returns the reference a number of bytes after another.</summary>
    public static ref T AddByteOffset<T>(ref T source, nint byteOffset)
    {
        fixed (T* pointer = &source)
            return ref *(T*)((byte*)pointer + byteOffset);
    }

    /// <summary>Returns the distance between two references in bytes.</summary>
    public static nint ByteOffset<T>(ref T origin, ref T target)
    {
        fixed (T* first = &origin, second = &target)
            return (nint)((byte*)second - (byte*)first);
    }

    /// <summary>True if two references refer to the same memory.</summary>
    public static bool AreSame<T>(ref T left, ref T right)
    {
        fixed (T* first = &left, second = &right)
            return first == second;
    }

    /// <summary>Returns a pointer to memory that does not move.</summary>
    public static void* AsPointer<T>(ref T value)
    {
        fixed (T* pointer = &value)
            return pointer;
    }

    /// <summary>Returns a reference to the same memory as another type.</summary>
    public static ref TTo As<TFrom, TTo>(ref TFrom source)
    {
        fixed (TFrom* pointer = &source)
            return ref *(TTo*)pointer;
    }

    /// <summary>Returns a writable reference to memory that the caller owns.</summary>
    public static ref T AsRef<T>(in T source)
    {
        fixed (T* pointer = &source)
            return ref *pointer;
    }

    /// <summary>Copies bytes.</summary>
    public static void CopyBlockUnaligned(ref byte destination, ref byte source, uint byteCount)
    {
        fixed (byte* to = &destination, from = &source)
            Buffer.MemoryCopy(from, to, byteCount, byteCount);
    }
#pragma warning restore CS8500
}
