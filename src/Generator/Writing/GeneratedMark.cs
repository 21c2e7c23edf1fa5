namespace MlpGen.Generator.Writing;

/// <summary>The attributes that mark generated code, so that analyzers and code coverage skip it.</summary>
internal static class GeneratedMark
{
    /// <summary>The version of the package.</summary>
    public static readonly string Version = typeof(GeneratedMark).Assembly.GetName().Version.ToString(3);

    /// <summary>The attributes of a field or a constant, which code coverage does not count.</summary>
    public static readonly string OfData = $"[{GeneratedCode}]";

    /// <summary>The attributes of a type, or of a member with code.</summary>
    public static readonly string OfCode = $"[{GeneratedCode}, $ExcludeFromCodeCoverage]";

    private static string GeneratedCode => $"$GeneratedCode(\"MlpGen\", \"{Version}\")";
}
