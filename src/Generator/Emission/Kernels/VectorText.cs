namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Small expressions over vectors.</summary>
internal static class VectorText
{
    /// <summary>The vector type of so many floats: <c>Vector256</c> for 8.</summary>
    public static string Type(int lanes) => lanes switch
    {
        4 => "$Vector128",
        8 => "$Vector256",
        _ => "$Vector512",
    };

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
