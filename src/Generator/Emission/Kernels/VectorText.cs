namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Prints small expressions over vectors.</summary>
internal static class VectorText
{
    /// <summary>Returns the vector type for a number of floats: <c>Vector256</c> for 8.</summary>
    public static string Type(int lanes) => lanes switch
    {
        4 => "$Vector128",
        8 => "$Vector256",
        _ => "$Vector512",
    };

    /// <summary>Returns a statement that stores a vector. A static call avoids user-defined extension methods with the same name.</summary>
    public static string Store(string vector, string value, string to, string at) => $"{vector}.StoreUnsafe({value}, ref {to}, {at});";

    /// <summary>Returns an expression for the lower lanes of a vector, which costs nothing at run time.</summary>
    public static string Lower(string value, int lanes, int wanted)
    {
        for (; lanes > wanted; lanes /= 2)
            value = $"{Type(lanes)}.GetLower({value})";
        return value;
    }
}
