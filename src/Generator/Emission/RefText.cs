namespace MlpGen.Generator.Emission;

/// <summary>References to floats, as generated text writes them.</summary>
internal static class RefText
{
    /// <summary>A reference to so many floats past another one; none where the literal is 0.</summary>
    public static string At(string start, int offset) => At(start, offset == 0 ? null : $"{offset}");

    /// <summary>The same with an expression; null for none.</summary>
    public static string At(string start, string? offset) => offset is null ? $"ref {start}" : $"ref Unsafe.Add(ref {start}, {offset})";
}
