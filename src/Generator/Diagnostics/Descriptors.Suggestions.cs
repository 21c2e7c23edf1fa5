using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>What would learn better in a network that is right as it is.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor SoftmaxWithOtherLoss = new(
        "MLP023",
        "Softmax learns best with CrossEntropy",
        "Softmax with {0} trains slowly where outputs saturate; consider Loss.CrossEntropy",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP023.md");

    public static readonly DiagnosticDescriptor VanishingGradient = new(
        "MLP025",
        "Many hidden layers learn best with Relu",
        "{0} in {1} hidden layers makes the gradient vanish on its way to the first; consider Activation.Relu",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP025.md");
}
