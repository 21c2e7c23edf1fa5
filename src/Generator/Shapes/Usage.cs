using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Shapes;

/// <summary>
/// Says what a use of a variable may do to it. Only what is known to be harmless counts as such: a kind of use that is not
/// listed, one of a later C# among them, may do anything.
/// </summary>
internal static class Usage
{
    /// <summary>True if a use only takes the value, so that the variable is the same array or span after it.</summary>
    public static bool KeepsValue(IOperation use) => use.Parent switch
    {
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.None or RefKind.In },
        ISimpleAssignmentOperation assignment => assignment.Value == use && !assignment.IsRef,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !declarator.Symbol.IsRef,
        IConditionalOperation choice => !choice.IsRef,

        // A method of the type itself, not an extension that takes it by reference.
        IInvocationOperation call => call.Instance == use && IsOwn(call.TargetMethod, use),
        IPropertyReferenceOperation property => property.Instance == use && IsOwn(property.Property, use),

        // No part of "(a, b) = …", which assigns.
        ITupleOperation tuple => tuple.Parent is not ITupleOperation
            && !(tuple.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == tuple),

        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IConversionOperation or IBinaryOperation
            or IReturnOperation or IArrayCreationOperation or IUnaryOperation or IInterpolationOperation or ICoalesceOperation
            or IConditionalAccessOperation or IIsPatternOperation or IForEachLoopOperation or IUsingOperation
            or IArrayInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation => true,
        _ => false,
    };

    /// <summary>True if the elements of an array or span, too, are the same after a use of it.</summary>
    public static bool KeepsElements(IOperation use) => use.Parent switch
    {
        IConversionOperation conversion =>
            RowTypes.IsReadOnlySpan(conversion.Type) || (IsArray(use) && conversion.Parent is IForEachLoopOperation),
        IForEachLoopOperation => IsArray(use),
        IPropertyReferenceOperation { Property: { Name: "Length", IsIndexer: false } } => true,
        IPropertyReferenceOperation { Property.IsIndexer: true } element => KeepsValue(element),
        IArrayElementReferenceOperation element => KeepsValue(element),
        IArgumentOperation { Parent: IInvocationOperation call } =>
            RowTypes.IsReadOnlySpan(use.Type) || RowTypes.IsExtensions(call.TargetMethod.ContainingType),
        _ => RowTypes.IsReadOnlySpan(use.Type),
    };

    private static bool IsOwn(ISymbol member, IOperation use) =>
        use.Type is { IsReferenceType: true } || SymbolEqualityComparer.Default.Equals(member.ContainingType, use.Type);

    private static bool IsArray(IOperation use) => use.Type is IArrayTypeSymbol;
}
