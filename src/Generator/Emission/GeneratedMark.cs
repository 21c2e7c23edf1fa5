namespace MlpGen.Generator.Emission;

/// <summary>How generated code says who wrote it, so that analysers and coverage leave it alone.</summary>
internal static class GeneratedMark
{
    /// <summary>The version of the package.</summary>
    public static readonly string Version = typeof(GeneratedMark).Assembly.GetName().Version.ToString(3);

    /// <summary>For a field or a constant, which coverage does not count.</summary>
    public static readonly string OfData = $"[{GeneratedCode}]";

    /// <summary>For a type, or a member with code.</summary>
    public static readonly string OfCode = $"[{GeneratedCode}, global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";

    private static string GeneratedCode => $"global::System.CodeDom.Compiler.GeneratedCode(\"MlpGen\", \"{Version}\")";
}
