using System.Linq;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// Reads the build properties that <c>MlpGen.props</c> makes visible to the compiler. It also detects a Debug build and a reference to the
/// assembly of the self-checks. Without that reference, no network has self-checks.
/// </summary>
internal static class OptionsReader
{
    public static GenerationOptions Read(AnalyzerConfigOptions global, ParseOptions parse, bool canCheck) =>
        new(
            Property(global, "MlpGenKernel"),
            Switch(global, "MlpGenWidthSwitch") ?? false,
            canCheck && (Switch(global, "MlpGenSelfChecks") ?? parse.PreprocessorSymbolNames.Contains("DEBUG")),
            VectorWidths.Read(Property(global, VectorWidths.PropertyName)));

    /// <summary>
    /// Returns the value of <c>MlpGenVectorBits</c> if it contains anything but vector widths. Null if networks follow it.
    /// </summary>
    public static string? UnknownVectorBits(AnalyzerConfigOptions global) =>
        Property(global, VectorWidths.PropertyName) is { } value && VectorWidths.TryParse(value) is null ? value : null;

    /// <summary>
    /// True if the build references MlpGen.Verification. <c>MlpGen.targets</c> adds the reference if self-checks are enabled.
    /// </summary>
    public static bool CanCheck(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == "MlpGen.Verification");

    private static bool? Switch(AnalyzerConfigOptions global, string name) =>
        bool.TryParse(Property(global, name), out bool value) ? value : null;

    // A property that is visible but not set is an empty string.
    private static string? Property(AnalyzerConfigOptions global, string name) =>
        global.TryGetValue("build_property." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
