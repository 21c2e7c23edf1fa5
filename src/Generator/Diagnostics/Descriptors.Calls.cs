using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules about calls to a network or its trainer that always throw or do not compile.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LengthDoesNotFit = new(
        "MLP031",
        "A length must match the network",
        "'{0}' of {1} has {2}, but {3}. Pass {4}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP031.md");

    public static readonly DiagnosticDescriptor TargetDoesNotFit = new(
        "MLP032",
        "Targets must match the output size",
        "'{0}' of {1} has {2}, but {3}. Pass {4}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP032.md");

    public static readonly DiagnosticDescriptor LabelIsNoClass = new(
        "MLP033",
        "A label must be a class of the network",
        "The label for '{1}' must be between 0 and {2} (was {0})",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP033.md");

    public static readonly DiagnosticDescriptor AbsentCode = new(
        "MLP037",
        "A network has only the code that its declaration asks for",
        "'{0}' has {1}, because its [Mlp] sets {2} = false. Remove the setting.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP037.md");

    /// <summary>The rules about calls. All other rules are about declarations.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfCalls =>
        ImmutableArray.Create([LengthDoesNotFit, TargetDoesNotFit, LabelIsNoClass, AbsentCode]);
}
