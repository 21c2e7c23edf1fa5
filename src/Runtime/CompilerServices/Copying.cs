using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// Copies objects for generated code, which cannot call MemberwiseClone itself because a class may declare a member with that name.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Copying
{
    /// <summary>Returns an object of the same type with the same field values. No constructor runs.</summary>
    /// <typeparam name="T">The type of the object in the calling code.</typeparam>
    /// <param name="original">The object to copy.</param>
    public static T Shallow<T>(T original)
        where T : class => (T)MemberwiseClone(original);

#if NET8_0_OR_GREATER
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    private static extern object MemberwiseClone(object original);
#else
    // The call is legal within a class, and not virtual, so any object may take part. Reflection would need what IL2CPP strips.
    private static object MemberwiseClone(object original) => Unsafe.As<object, Any>(ref original).Copy();

    private sealed class Any
    {
        public object Copy() => MemberwiseClone();
    }
#endif
}
