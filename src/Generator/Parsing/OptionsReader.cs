using System.Linq;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads the build properties that <c>MlpGen.props</c> makes visible to the compiler, and whether this is a Debug build.</summary>
internal static class OptionsReader
{
    public static GenerationOptions Read(AnalyzerConfigOptions global, ParseOptions parse) =>
        new(
            Property(global, "MlpGenKernel"),
            Switch(global, "MlpGenWidthSwitch") ?? false,
            Switch(global, "MlpGenSelfChecks") ?? parse.PreprocessorSymbolNames.Contains("DEBUG"));

    private static bool? Switch(AnalyzerConfigOptions global, string name) =>
        bool.TryParse(Property(global, name), out bool value) ? value : null;

    // A property that is visible but not set reads as an empty text.
    private static string? Property(AnalyzerConfigOptions global, string name) =>
        global.TryGetValue("build_property." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
