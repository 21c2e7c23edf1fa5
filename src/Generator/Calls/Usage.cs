using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>
/// Decides if a use of a variable can change it. Only uses that are known to be harmless count as such. Any other kind of use, such as one
/// from a later C# version, is assumed to change the variable.
/// </summary>
internal static class Usage
{
    /// <summary>True if a use only reads the value, so that the variable still holds the same array or span.</summary>
    public static bool KeepsValue(IOperation use) => use.Parent switch
    {
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.None or RefKind.In },
        ISimpleAssignmentOperation assignment => assignment.Value == use && !assignment.IsRef,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !declarator.Symbol.IsRef,
        IConditionalOperation choice => !choice.IsRef,

        // Members of the type itself cannot assign the variable, but an extension that takes it by reference can.
        IInvocationOperation call => call.Instance == use && IsOwn(call.TargetMethod, use),
        IPropertyReferenceOperation property => property.Instance == use && IsOwn(property.Property, use),

        // Parts of "(a, b) = …" are assigned.
        ITupleOperation tuple => tuple.Parent is not ITupleOperation
            && !(tuple.Parent is IDeconstructionAssignmentOperation assignment && assignment.Target == tuple),

        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IConversionOperation or IBinaryOperation
            or IReturnOperation or IArrayCreationOperation or IUnaryOperation or IInterpolationOperation or ICoalesceOperation
            or IConditionalAccessOperation or IIsPatternOperation or IForEachLoopOperation or IUsingOperation
            or IArrayInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation => true,
        _ => false,
    };

    /// <summary>True if a use also leaves the elements of an array or span unchanged.</summary>
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
