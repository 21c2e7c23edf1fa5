using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules about weights that are built into the assembly. A network that breaks one only loses <c>Trained</c>.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NoWeightsItem = new(
        "MLP050",
        "Weights must name an MlpWeights item",
        "'{0}' {1}. {2}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP050.md");

    public static readonly DiagnosticDescriptor WeightsOfOtherLayers = new(
        "MLP051",
        "Weights must have the layers of the network",
        "'{0}' has the layers {1}, but '{2}' has {3}. Use weights with these layers, or declare [Mlp({4})].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP051.md");

    public static readonly DiagnosticDescriptor WeightsNotFinite = new(
        "MLP052",
        "Weights must be finite",
        "'{0}' has {1} parameter(s) that are NaN or infinite. The first is {2}. Use a file with finite parameters.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP052.md");

    public static readonly DiagnosticDescriptor WeightsOfOtherActivations = new(
        "MLP053",
        "Weights must have the activations of the network",
        "'{0}' was trained with {1} in layer {2}, but '{3}' uses {4} there. Declare the activation of the file.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP053.md");

    public static readonly DiagnosticDescriptor WeightsWithTransform = new(
        "MLP054",
        "Weights must take untransformed rows",
        "'{0}' contains a transform of {1}, so its network takes only transformed rows. Save network.Fold(transform), and use that file.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP054.md");

    public static readonly DiagnosticDescriptor WeightsWithConstructor = new(
        "MLP055",
        "Weights needs a class without constructors",
        "'{0}' {1}, so Trained cannot create it. Remove {2}, or remove Weights and call LoadFrom.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP055.md");
}
