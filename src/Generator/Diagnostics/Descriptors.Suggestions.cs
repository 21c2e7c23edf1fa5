using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Suggestions for a valid network that would learn better with other settings.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor SoftmaxWithOtherLoss = new(
        "MLP023",
        "Softmax learns best with CrossEntropy",
        "Softmax with {0} trains slowly when outputs saturate. Consider Loss.CrossEntropy.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP023.md");

    public static readonly DiagnosticDescriptor VanishingGradient = new(
        "MLP025",
        "Many hidden layers learn best with Relu",
        "With {0} in {1} hidden layers, the gradient vanishes before it reaches the first layer. Consider Activation.Relu.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP025.md");
}
