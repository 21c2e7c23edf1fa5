using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules for what is wrong with the network that the attributes declare.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor AttributeWithoutNetwork = new(
        "MLP009",
        "An attribute of a network needs Mlp",
        "[{0}] belongs to a network, but '{1}' is none; add its sizes, such as [Mlp(2, 8, 1)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP009.md");

    public static readonly DiagnosticDescriptor NoSizes = new(
        "MLP010",
        "A network needs layer sizes",
        "The layer sizes of '{0}' are {1}; give at least inputs and outputs, such as [Mlp(2, 8, 1)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP010.md");

    public static readonly DiagnosticDescriptor TooFewSizes = new(
        "MLP011",
        "A network needs at least two layer sizes",
        "'{0}' has one layer size, {1}; give at least inputs and outputs, such as [Mlp(2, 8, 1)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP011.md");

    public static readonly DiagnosticDescriptor SizeTooSmall = new(
        "MLP012",
        "A layer size must be at least 1",
        "The layer size {0} of '{1}' is less than 1; sizes go from 1 to {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP012.md");

    public static readonly DiagnosticDescriptor SizeTooLarge = new(
        "MLP013",
        "A layer size must not be too large",
        "The layer size {0} of '{1}' is too large; sizes go from 1 to {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP013.md");

    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "MLP014",
        "A network must not have too many parameters",
        "The parameters of '{0}' take {1} floats in memory, outputs rounded up to a multiple of 4; at most {2} (1 GiB) fit",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP014.md");

    public static readonly DiagnosticDescriptor SoftmaxHidden = new(
        "MLP015",
        "Softmax is for the output layer",
        "Softmax is for the output layer alone, but hidden layer {0} of '{1}' has it; use {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP015.md");

    public static readonly DiagnosticDescriptor CrossEntropyWithoutSoftmax = new(
        "MLP016",
        "CrossEntropy needs Softmax",
        "CrossEntropy needs Softmax at the output, but '{0}' has {1} there; use {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP016.md");

    public static readonly DiagnosticDescriptor BinaryCrossEntropyWithoutSigmoid = new(
        "MLP017",
        "BinaryCrossEntropy needs Sigmoid",
        "BinaryCrossEntropy needs Sigmoid at the output, but '{0}' has {1} there; " +
            "use Activation.Sigmoid for the output layer, or another loss",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP017.md");

    public static readonly DiagnosticDescriptor NoSuchLayer = new(
        "MLP018",
        "MlpLayer must name a layer that exists",
        "'{0}' has no layer {1}; its layers go from 1 to {2}, the output layer",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP018.md");

    public static readonly DiagnosticDescriptor LayerSetTwice = new(
        "MLP019",
        "MlpLayer must name each layer once",
        "Layer {0} of '{1}' already has an [MlpLayer]; keep one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP019.md");

    public static readonly DiagnosticDescriptor UnknownValue = new(
        "MLP020",
        "An unknown activation or loss",
        "{0} is not a member of {1}; use {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP020.md");

    public static readonly DiagnosticDescriptor TooManyUnits = new(
        "MLP024",
        "A network must not have too many units",
        "The layers of '{0}' take {1} floats for one row, 32 of padding a layer included; at most {2} fit",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP024.md");

    public static readonly DiagnosticDescriptor TooMuchStack = new(
        "MLP030",
        "A network must not take more stack than it may",
        "'{0}' takes {1} bytes of stack for the forward pass of one row, but MaxStackBytes is {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP030.md");

    public static readonly DiagnosticDescriptor SoftmaxOfOne = new(
        "MLP036",
        "Softmax needs at least two outputs",
        "Softmax over the one output of '{0}' is 1 for every input, so nothing can be learned; use {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP036.md");
}
