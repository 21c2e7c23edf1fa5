namespace MlpGen.Generator.Emission.Kernels;

/// <summary>The method that computes a·b + c, in two parts, so that thousands of lines need no text of their own for it.</summary>
/// <param name="name">The framework's method, of the vector's class; null where it has none, and the runtime's serves.</param>
internal readonly struct MultiplyAdd(string? name)
{
    /// <summary>The name of the method.</summary>
    public string Method => name ?? "MultiplyAdd";

    /// <summary>Its class, for vectors of one.</summary>
    public string Owner(string vector) => name is null ? "$Simd" : vector;
}
