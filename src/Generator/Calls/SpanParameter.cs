using System.Linq;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Calls;

/// <summary>The required length of a span.</summary>
internal enum SpanSize
{
    /// <summary>The inputs of exactly one row.</summary>
    OneInput,

    /// <summary>Rows of inputs.</summary>
    Inputs,

    /// <summary>Rows of outputs.</summary>
    Outputs,

    /// <summary>Rows of any width of at least one, as a user-defined loss requires.</summary>
    AnyPerRow,

    /// <summary>One class, or one struct of named values, per row.</summary>
    OnePerRow,

    /// <summary>All parameters.</summary>
    Parameters,
}

/// <summary>The element type of a span.</summary>
internal enum SpanElement
{
    /// <summary>Floats.</summary>
    Number,

    /// <summary>Class indices, or the enum that names the classes.</summary>
    Class,

    /// <summary>Structs of named inputs, one per row.</summary>
    Input,

    /// <summary>Structs of named outputs, one per row.</summary>
    Output,
}

/// <summary>A span or an array that a method takes.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Size">The required length.</param>
/// <param name="Element">The element type.</param>
/// <param name="IsWritten">True for a Span, false for a ReadOnlySpan. A method with the other type is user-defined.</param>
/// <param name="MayBeEmpty">True if an empty span is allowed.</param>
/// <param name="IsArray">True if the parameter is an array.</param>
internal sealed record SpanParameter(
    string Name,
    SpanSize Size,
    SpanElement Element = SpanElement.Number,
    bool IsWritten = false,
    bool MayBeEmpty = false,
    bool IsArray = false)
{
    /// <summary>Returns the number of elements in one row, or in the whole span if it does not consist of rows.</summary>
    public int WidthIn(NetworkShape network) => Size switch
    {
        SpanSize.OneInput or SpanSize.Inputs => network.InputSize,
        SpanSize.Outputs => network.OutputSize,
        SpanSize.Parameters => network.ParameterCount,
        _ => 1,
    };

    public bool Matches(IParameterSymbol parameter) =>
        parameter.Name == Name && ElementOf(parameter.Type) is { } element && IsElement(element, parameter.ContainingType);

    private ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => IsArray ? array.ElementType : null,
        INamedTypeSymbol span when !IsArray && RowTypes.IsSpan(span) && RowTypes.IsReadOnlySpan(span) != IsWritten => span.TypeArguments[0],
        _ => null,
    };

    private bool IsElement(ITypeSymbol type, INamedTypeSymbol network) => Element switch
    {
        SpanElement.Number => type.SpecialType == SpecialType.System_Single,
        SpanElement.Class => type.SpecialType == SpecialType.System_Int32 || (IsWritten && IsEnumOfClasses(type, network)),
        _ => type.Name == Element.ToString() && SymbolEqualityComparer.Default.Equals(type.ContainingType, network),
    };

    private static bool IsEnumOfClasses(ITypeSymbol type, INamedTypeSymbol network) => AttributeReader.Find(network, "MlpClassesAttribute")
        .Any(classes => classes.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Type, Value: ITypeSymbol named }
            && SymbolEqualityComparer.Default.Equals(named, type));
}
