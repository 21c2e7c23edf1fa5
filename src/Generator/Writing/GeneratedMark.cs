namespace MlpGen.Generator.Writing;

/// <summary>The attributes that say who generated the code, so that analysers and coverage leave it alone.</summary>
internal static class GeneratedMark
{
    /// <summary>The version of the package.</summary>
    public static readonly string Version = typeof(GeneratedMark).Assembly.GetName().Version.ToString(3);

    /// <summary>For a field or a constant, which coverage does not count.</summary>
    public static readonly string OfData = $"[{GeneratedCode}]";

    /// <summary>For a type, or a member with code.</summary>
    public static readonly string OfCode = $"[{GeneratedCode}, $ExcludeFromCodeCoverage]";

    private static string GeneratedCode => $"$GeneratedCode(\"MlpGen\", \"{Version}\")";
}
