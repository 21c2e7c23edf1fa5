using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints small expressions over vectors of 4, 8 or 16 floats, or over single floats, which are the vectors of the plain loops.
/// </summary>
internal static class VectorText
{
    /// <summary>Returns the class with the methods of a vector: <c>Vector256</c> for 8 floats.</summary>
    public static string Class(int lanes) => lanes switch
    {
        4 => "$Vector128",
        8 => "$Vector256",
        _ => "$Vector512",
    };

    /// <summary>Returns the type of a variable: <c>Vector256&lt;float&gt;</c> for 8 floats.</summary>
    public static string Type(int lanes) => lanes switch
    {
        1 => "float",
        4 => "$Vector128<float>",
        8 => "$Vector256<float>",
        _ => "$Vector512<float>",
    };

    /// <summary>Returns zero in every lane.</summary>
    public static string Zero(int lanes) => lanes == 1 ? "0f" : $"{Type(lanes)}.Zero";

    /// <summary>Returns an expression that loads a vector.</summary>
    public static string Load(int lanes, string from, string at) =>
        lanes == 1 ? $"$Unsafe.Add(ref {from}, {at})" : $"{Class(lanes)}.LoadUnsafe(ref {from}, {at})";

    /// <inheritdoc cref="Load(int, string, string)"/>
    public static string Load(int lanes, string from, Offset at) => Load(lanes, from, at.ToString());

    /// <summary>Returns a statement that stores a vector. A static call avoids user-defined extension methods with the same name.</summary>
    public static string Store(int lanes, string value, string to, string at) =>
        lanes == 1 ? $"$Unsafe.Add(ref {to}, {at}) = {value};" : $"{Class(lanes)}.StoreUnsafe({value}, ref {to}, {at});";

    /// <inheritdoc cref="Store(int, string, string, string)"/>
    public static string Store(int lanes, string value, string to, Offset at) => Store(lanes, value, to, at.ToString());

    /// <summary>Returns a vector with a number in every lane.</summary>
    public static string Broadcast(int lanes, string value) => lanes == 1 ? value : $"{Class(lanes)}.Create({value})";

    /// <summary>Returns the product of two vectors. A cast rounds a single float on platforms that keep more digits.</summary>
    public static string Product(int lanes, string a, string b) => lanes == 1 ? $"(float)({a} * {b})" : $"{a} * {b}";

    /// <summary>Returns the sum of two vectors.</summary>
    public static string Sum(int lanes, string a, string b) => lanes == 1 ? $"(float)({a} + {b})" : $"{a} + {b}";

    /// <summary>
    /// Returns statements that store a value in the lanes in which another vector is positive, and 0 elsewhere. The statement for vectors
    /// takes three lines.
    /// </summary>
    public static string StoreWherePositive(int lanes, string condition, string value, string to, string at)
    {
        if (lanes == 1)
            return Store(lanes, $"{condition} > 0 ? {value} : 0", to, at);
        string vector = Class(lanes);
        return $"{vector}.StoreUnsafe({vector}.ConditionalSelect(\n" +
            $"    {vector}.GreaterThan({condition}, {Zero(lanes)}),\n" +
            $"    {value}, {Zero(lanes)}), ref {to}, {at});";
    }

    /// <summary>Returns an expression for the lower lanes of a vector, which costs nothing at run time.</summary>
    public static string Lower(string value, int lanes, int wanted)
    {
        for (; lanes > wanted; lanes /= 2)
            value = $"{Class(lanes)}.GetLower({value})";
        return value;
    }
}
