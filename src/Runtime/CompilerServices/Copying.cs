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
    private static readonly Func<object, object> s_clone = (Func<object, object>)Delegate.CreateDelegate(
        typeof(Func<object, object>),
        typeof(object).GetMethod("MemberwiseClone", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!);

    private static object MemberwiseClone(object original) => s_clone(original);
#endif
}
