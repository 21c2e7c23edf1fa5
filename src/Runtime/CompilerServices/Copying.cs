using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// Copies objects for generated code, which cannot do so by itself: a class may have a member of its own that is called MemberwiseClone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Copying
{
    /// <summary>An object of the same type with the same values in its fields; no constructor runs.</summary>
    /// <typeparam name="T">What the caller knows of it.</typeparam>
    /// <param name="original">What is copied.</param>
    public static T Shallow<T>(T original)
        where T : class => (T)MemberwiseClone(original);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    private static extern object MemberwiseClone(object original);
}
