namespace MlpGen.Generator.Emission;

/// <summary>How generated code says who wrote it, so that analysers and coverage leave it alone.</summary>
internal static class GeneratedMark
{
    /// <summary>The version of the package.</summary>
    public static readonly string Version = typeof(GeneratedMark).Assembly.GetName().Version.ToString(3);

    /// <summary>For a field or a constant, which coverage does not count.</summary>
    /// <param name="system">What stands before a name of the namespace System: <c>sys::</c>.</param>
    public static string OfData(string system) => $"[{GeneratedCode(system)}]";

    /// <summary>For a type, or a member with code.</summary>
    /// <param name="system">What stands before a name of the namespace System: <c>sys::</c>.</param>
    public static string OfCode(string system = "global::System.") => $"[{GeneratedCode(system)}, {system}Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";

    private static string GeneratedCode(string system) => $"{system}CodeDom.Compiler.GeneratedCode(\"MlpGen\", \"{Version}\")";
}
