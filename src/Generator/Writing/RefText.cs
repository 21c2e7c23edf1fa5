namespace MlpGen.Generator.Writing;

/// <summary>References to floats, as generated text writes them.</summary>
internal static class RefText
{
    /// <summary>A reference to so many floats past another one; none where there are none.</summary>
    public static string At(string start, Offset offset) => offset.IsZero ? $"ref {start}" : $"ref $Unsafe.Add(ref {start}, {offset})";
}
