using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Shapes;

/// <summary>What a span has to hold.</summary>
internal enum SpanSize
{
    /// <summary>The inputs of exactly one row.</summary>
    OneInput,

    /// <summary>Rows of inputs.</summary>
    Inputs,

    /// <summary>Rows of outputs.</summary>
    Outputs,

    /// <summary>One class a row.</summary>
    OnePerRow,

    /// <summary>All parameters.</summary>
    Parameters,
}

/// <summary>A span that a generated method takes.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Size">What it has to hold.</param>
/// <param name="MayBeEmpty">It may be left out by an empty span.</param>
internal sealed record SpanParameter(string Name, SpanSize Size, bool MayBeEmpty = false)
{
    /// <summary>The elements of one row, or of the whole where it is no rows.</summary>
    public int WidthIn(NetworkShape network) => Size switch
    {
        SpanSize.OneInput or SpanSize.Inputs => network.InputSize,
        SpanSize.Outputs => network.OutputSize,
        SpanSize.Parameters => network.ParameterCount,
        _ => 1,
    };

    public bool Matches(IParameterSymbol parameter) =>
        parameter.Name == Name
        && RowTypes.IsSpan(parameter.Type)
        && ((INamedTypeSymbol)parameter.Type).TypeArguments[0] is var element
        && (Size == SpanSize.OnePerRow
            ? element.SpecialType == SpecialType.System_Int32 || element.TypeKind == TypeKind.Enum
            : element.SpecialType == SpecialType.System_Single);
}
