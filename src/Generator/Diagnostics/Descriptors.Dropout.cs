using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules for dropout.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DropoutOutOfRange = new(
        "MLP034",
        "A dropout rate is at least 0 and below 1",
        "The dropout rate of layer {0} of '{1}' is {2}; it is the probability with which a unit is dropped, at least 0 and below 1",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP034.md");

    public static readonly DiagnosticDescriptor DropoutAtOutput = new(
        "MLP035",
        "Dropout is for hidden layers",
        "Layer {0} of '{1}' is its output layer, whose units cannot be dropped; set Dropout on a hidden layer",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP035.md");
}
