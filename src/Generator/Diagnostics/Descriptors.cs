using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Diagnostics;

/// <summary>
/// The descriptors of all rules, with one file per subject. The IDs are literals there, so that release tracking and text search find them.
/// </summary>
internal static partial class Descriptors
{
    private const string Category = "MlpGen";

    /// <summary>The address under which the rule pages of <c>docs/rules</c> are published.</summary>
    private const string Pages = "https://github.com/mlpgen/mlpgen/blob/main/docs/rules/";

    /// <summary>
    /// Gets all rules in the order of their IDs. This is not a field because the initialization order of fields across files is undefined.
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
        AbsentCode,
        OldLanguage,
        UnknownVectorBits,
        NoWeightsItem,
        WeightsOfOtherLayers,
        WeightsNotFinite,
        WeightsOfOtherActivations,
        WeightsWithTransform,
        WeightsWithConstructor,
    ]);
}
