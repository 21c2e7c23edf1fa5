namespace MlpGen.Generator.Writing;

/// <summary>Prints references to floats.</summary>
internal static class RefText
{
    /// <summary>Returns a reference at an offset from another reference.</summary>
    public static string At(string start, Offset offset) => offset.IsZero ? $"ref {start}" : $"ref $Unsafe.Add(ref {start}, {offset})";
}
