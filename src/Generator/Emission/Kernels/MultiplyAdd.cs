namespace MlpGen.Generator.Emission.Kernels;

/// <summary>The method that computes a·b + c, as class and name. Two parts avoid a new string for each of thousands of lines.</summary>
/// <param name="name">The method of the framework's vector class, or null to use the runtime's method.</param>
internal readonly struct MultiplyAdd(string? name)
{
    /// <summary>The name of the method.</summary>
    public string Method => name ?? "MultiplyAdd";

    /// <summary>Returns the class of the method for a vector type.</summary>
    public string Owner(string vector) => name is null ? "$Simd" : vector;
}
