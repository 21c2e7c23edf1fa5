using System;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads the build properties that <c>MlpGen.props</c> makes visible to the compiler.</summary>
internal static class OptionsReader
{
    public static GenerationOptions Read(AnalyzerConfigOptions global) =>
        new(
            Property(global, "MlpGenKernel"),
            string.Equals(Property(global, "MlpGenWidthSwitch"), "true", StringComparison.OrdinalIgnoreCase));

    // A property that is visible but not set reads as an empty text.
    private static string? Property(AnalyzerConfigOptions global, string name) =>
        global.TryGetValue("build_property." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
