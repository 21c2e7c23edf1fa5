using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules about dropout.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DropoutOutOfRange = new(
        "MLP034",
        "A dropout rate must be at least 0 and less than 1",
        "The dropout rate of layer {0} of '{1}' must be at least 0 and less than 1 (was {2}). It is the probability of dropping a unit.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP034.md");

    public static readonly DiagnosticDescriptor DropoutAtOutput = new(
        "MLP035",
        "Dropout is only for hidden layers",
        "Layer {0} of '{1}' is the output layer, whose units cannot be dropped. Set Dropout on a hidden layer instead.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP035.md");
}
