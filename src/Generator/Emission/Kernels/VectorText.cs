namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Small expressions over vectors and offsets.</summary>
internal static class VectorText
{
    /// <summary>The vector type of so many floats: <c>Vector256</c> for 8.</summary>
    public static string Type(int lanes) => $"Vector{lanes * 32}";

    /// <summary>The method that computes a·b + c: the framework's where it has one, else the runtime's.</summary>
    public static string MultiplyAdd(string vector, string? method) => method is null ? "Simd.MultiplyAdd" : $"{vector}.{method}";

    /// <summary>A base and a literal, without what is zero: <c>k + 16</c>, <c>k</c>, <c>16</c>.</summary>
    public static string Offset(string? start, int literal) =>
        start is null ? $"{literal}" : literal == 0 ? start : $"{start} + {literal}";

    /// <summary>Stores a vector. Called by its full name, since the user may have an extension method of the short one.</summary>
    public static string Store(string vector, string value, string to, string at) => $"{vector}.StoreUnsafe({value}, ref {to}, {at});";

    /// <summary>The lower lanes of a vector, which cost nothing.</summary>
    public static string Lower(string value, int lanes, int wanted)
    {
        for (; lanes > wanted; lanes /= 2)
            value = $"{Type(lanes)}.GetLower({value})";
        return value;
    }
}
