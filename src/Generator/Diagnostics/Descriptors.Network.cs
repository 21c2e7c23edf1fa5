using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Rules about the network that the attributes declare.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor AttributeWithoutNetwork = new(
        "MLP009",
        "A network attribute needs Mlp",
        "[{0}] needs a network, but '{1}' has no [Mlp]. Add [Mlp] with the layer sizes, for example [Mlp(2, 8, 1)].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP009.md");

    public static readonly DiagnosticDescriptor NoSizes = new(
        "MLP010",
        "A network needs layer sizes",
        "The layer sizes of '{0}' are {1}. Specify at least the number of inputs and the number of outputs, for example [Mlp(2, 8, 1)].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP010.md");

    public static readonly DiagnosticDescriptor TooFewSizes = new(
        "MLP011",
        "A network needs at least two layer sizes",
        "'{0}' has only one layer size ({1}). Specify at least the number of inputs and the number of outputs, for example [Mlp(2, 8, 1)].",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP011.md");

    public static readonly DiagnosticDescriptor SizeTooSmall = new(
        "MLP012",
        "A layer size must be at least 1",
        "A layer size of '{1}' must be between 1 and {2} (was {0})",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP012.md");

    public static readonly DiagnosticDescriptor SizeTooLarge = new(
        "MLP013",
        "A layer size must be at most 65,536",
        "A layer size of '{1}' must be between 1 and {2} (was {0})",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP013.md");

    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "MLP014",
        "A network must not have too many parameters",
        "The parameters of '{0}' take {1} floats in memory, with outputs rounded up to a multiple of 4, but the limit is {2} (1 GiB). " +
            "Use smaller layers.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP014.md");

    public static readonly DiagnosticDescriptor SoftmaxHidden = new(
        "MLP015",
        "Softmax is only for the output layer",
        "Hidden layer {0} of '{1}' uses Softmax, which is only for the output layer. Use {2}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP015.md");

    public static readonly DiagnosticDescriptor CrossEntropyWithoutSoftmax = new(
        "MLP016",
        "CrossEntropy needs Softmax",
        "CrossEntropy needs Softmax at the output, but '{0}' uses {1} there. Use {2}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP016.md");

    public static readonly DiagnosticDescriptor BinaryCrossEntropyWithoutSigmoid = new(
        "MLP017",
        "BinaryCrossEntropy needs Sigmoid",
        "BinaryCrossEntropy needs Sigmoid at the output, but '{0}' uses {1} there. " +
            "Use Activation.Sigmoid for the output layer, or another loss.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP017.md");

    public static readonly DiagnosticDescriptor NoSuchLayer = new(
        "MLP018",
        "MlpLayer must name a layer that exists",
        "'{0}' has no layer {1}. Use a number between 1 and {2} (the output layer).",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP018.md");

    public static readonly DiagnosticDescriptor LayerSetTwice = new(
        "MLP019",
        "MlpLayer must name each layer at most once",
        "Layer {0} of '{1}' already has an [MlpLayer]. Keep only one of them.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP019.md");

    public static readonly DiagnosticDescriptor UnknownValue = new(
        "MLP020",
        "A setting must be a member of its enum",
        "{0} is not a member of {1}. Use {2}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP020.md");

    public static readonly DiagnosticDescriptor TooManyUnits = new(
        "MLP024",
        "A network must not have too many units",
        "The layers of '{0}' take {1} floats per row, including 32 of padding per layer, but the limit is {2}. " +
            "Use fewer or smaller layers.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP024.md");

    public static readonly DiagnosticDescriptor TooMuchStack = new(
        "MLP030",
        "A network must not exceed its stack limit",
        "The forward pass of '{0}' takes {1} bytes of stack for one row, but MaxStackBytes is {2}. {3}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP030.md");

    public static readonly DiagnosticDescriptor SoftmaxOfOne = new(
        "MLP036",
        "Softmax needs at least two outputs",
        "Softmax over the single output of '{0}' is 1 for every input, so the network cannot learn. Use {1}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP036.md");
}
