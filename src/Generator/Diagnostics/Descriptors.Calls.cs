using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules for calls of a network that throw whenever they run.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LengthDoesNotFit = new(
        "MLP031",
        "A length must fit the network",
        "'{0}' of {1} has {2}, but {3}; pass {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP031.md");

    public static readonly DiagnosticDescriptor TargetDoesNotFit = new(
        "MLP032",
        "Targets must be as wide as the output",
        "'{0}' of {1} has {2}, but {3}; pass {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP032.md");

    public static readonly DiagnosticDescriptor LabelIsNoClass = new(
        "MLP033",
        "A label must be a class of the network",
        "The label {0} is no class of '{1}'; labels go from 0 to {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP033.md");

    /// <summary>The rules of the analyzer of calls; the others are about declarations.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfCalls =>
        ImmutableArray.Create([LengthDoesNotFit, TargetDoesNotFit, LabelIsNoClass]);
}
