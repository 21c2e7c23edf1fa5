using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>
/// Every rule, in a file for each subject. The IDs stand in those files as literals, so that release tracking and a search find them.
/// </summary>
internal static partial class Descriptors
{
    private const string Category = "MlpGen";

    /// <summary>Where the page of each rule is published; the pages are those of <c>docs/rules</c>.</summary>
    private const string Pages = "https://github.com/mlpgen/mlpgen/blob/main/docs/rules/";

    /// <summary>
    /// All rules in the order of their IDs. Not a field: fields in several files are set in no order that can be relied on.
    /// </summary>
    public static ImmutableArray<DiagnosticDescriptor> All => ImmutableArray.Create(
    [
        NotPartial,
        NotClass,
        Static,
        Abstract,
        Record,
        FileLocal,
        Generic,
        ContainerNotPartial,
        AttributeWithoutNetwork,
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
        VanishingGradient,
        NameCount,
        NoIdentifier,
        FieldTaken,
        ClassesDoNotFit,
        TooMuchStack,
        LengthDoesNotFit,
        TargetDoesNotFit,
        LabelIsNoClass,
        DropoutOutOfRange,
        DropoutAtOutput,
        SoftmaxOfOne,
        OldLanguage,
    ]);
}
