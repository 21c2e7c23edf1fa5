using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules about build properties.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor UnknownVectorBits = new(
        "MLP041",
        "MlpGenVectorBits must list vector widths",
        "MlpGenVectorBits must list one or more of 128, 256 and 512 (was '{0}'). It is ignored, so networks have code for all three.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP041.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>The rules about the build, which are reported once for all networks.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfBuild => ImmutableArray.Create(UnknownVectorBits);
}
