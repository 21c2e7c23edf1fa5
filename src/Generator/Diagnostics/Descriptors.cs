using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>Every rule. The IDs stand here as literals, so that release tracking and a search find them.</summary>
internal static class Descriptors
{
    private const string Category = "MlpGen";

    /// <summary>Where the page of each rule is published; the pages are those of <c>docs/rules</c>.</summary>
    private const string Pages = "https://github.com/mlpgen/mlpgen/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "MLP001",
        "A network must be partial",
        "'{0}' is not partial, so its network has nowhere to go; write 'partial class {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP001.md");

    public static readonly DiagnosticDescriptor NotClass = new(
        "MLP002",
        "A network must be a class",
        "'{0}' is {1}, but only a class can hold a network; write 'partial class {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP002.md");

    public static readonly DiagnosticDescriptor Static = new(
        "MLP003",
        "A network must not be static",
        "'{0}' is static, but a network is an object with parameters of its own; remove 'static'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP003.md");

    public static readonly DiagnosticDescriptor Abstract = new(
        "MLP004",
        "A network must not be abstract",
        "'{0}' is abstract, so no network could be created; remove 'abstract'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP004.md");

    public static readonly DiagnosticDescriptor Record = new(
        "MLP005",
        "A network must not be a record",
        "'{0}' is a record, whose copies would share parameters; write 'partial class {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP005.md");

    public static readonly DiagnosticDescriptor FileLocal = new(
        "MLP006",
        "A network must not be file-local",
        "'{0}' is file-local, so generated code cannot extend it; remove 'file'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP006.md");

    public static readonly DiagnosticDescriptor Generic = new(
        "MLP007",
        "A network must not be generic",
        "'{0}' is generic, but a network is compiled once, for one topology; remove the type parameters of '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP007.md");

    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        "MLP008",
        "A type that contains a network must be partial",
        "'{0}' contains the network '{1}' but is not partial; write 'partial {2} {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP008.md");

    public static readonly DiagnosticDescriptor LayerWithoutNetwork = new(
        "MLP009",
        "MlpLayer needs Mlp",
        "[MlpLayer] changes a layer of a network, but '{0}' is none; add its sizes, such as [Mlp(2, 8, 1)]",
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
        "CrossEntropy needs Softmax at the output, but '{0}' has {1} there; use Activation.Softmax for the output layer, or another loss",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP016.md");

    public static readonly DiagnosticDescriptor BinaryCrossEntropyWithoutSigmoid = new(
        "MLP017",
        "BinaryCrossEntropy needs Sigmoid",
        "BinaryCrossEntropy needs Sigmoid at the output, but '{0}' has {1} there; use Activation.Sigmoid for the output layer, or another loss",
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

    public static readonly DiagnosticDescriptor NoBaseConstructor = new(
        "MLP021",
        "The base class needs a constructor without parameters",
        "The base class '{0}' of '{1}' has no accessible constructor without parameters; add one, or declare a constructor in '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP021.md");

    public static readonly DiagnosticDescriptor MemberClash = new(
        "MLP022",
        "A member clashes with a generated one",
        "'{0}' gets a generated member '{1}', which {2} clashes with; choose another name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP022.md");

    public static readonly DiagnosticDescriptor SoftmaxWithOtherLoss = new(
        "MLP023",
        "Softmax learns best with CrossEntropy",
        "Softmax with {0} trains slowly where outputs saturate; consider Loss.CrossEntropy",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP023.md");

    public static readonly DiagnosticDescriptor TooManyUnits = new(
        "MLP024",
        "A network must not have too many units",
        "The layers of '{0}' take {1} floats for one row, 32 of padding a layer included; at most {2} fit",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "MLP024.md");

    /// <summary>All rules in the order of their IDs.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
    [
        NotPartial,
        NotClass,
        Static,
        Abstract,
        Record,
        FileLocal,
        Generic,
        ContainerNotPartial,
        LayerWithoutNetwork,
        NoSizes,
        TooFewSizes,
        SizeTooSmall,
        SizeTooLarge,
        TooManyParameters,
        SoftmaxHidden,
        CrossEntropyWithoutSoftmax,
        BinaryCrossEntropyWithoutSigmoid,
        NoSuchLayer,
        LayerSetTwice,
        UnknownValue,
        NoBaseConstructor,
        MemberClash,
        SoftmaxWithOtherLoss,
        TooManyUnits,
    ]);
}
