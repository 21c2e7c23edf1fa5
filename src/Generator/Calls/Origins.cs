using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>Follows names and conversions to the expression that created a value.</summary>
/// <param name="names">Finds the values of names.</param>
/// <param name="cancellationToken">Cancels the operation.</param>
internal sealed class Origins(Names names, CancellationToken cancellationToken)
{
    // Names can be circular, as in "static readonly float[] A = B, B = A;", and expressions can be deeply nested.
    private int _stepsLeft = 64;

    /// <summary>
    /// Returns the expression that created a value. This is the expression itself if it is not a name, or a name that can have several
    /// values. Null if the chain of names is too long.
    /// </summary>
    public IOperation? OriginOf(IOperation operation)
    {
        for (IOperation value = Unconverted(operation); _stepsLeft-- > 0;)
        {
            if (names.ValueOf(value, cancellationToken) is not { } named)
                return value;
            value = Unconverted(named);
        }

        return null;
    }

    /// <summary>Returns the expression that also created the elements. Null if the elements may have changed since.</summary>
    public IOperation? OfElements(IOperation operation)
    {
        for (IOperation value = Unconverted(operation); _stepsLeft-- > 0;)
        {
            if (names.ValueOf(value, cancellationToken) is not { } named)
                return value;
            if (!names.KeepsElements(value))
                return null;
            value = Unconverted(named);
        }

        return null;
    }

    /// <summary>Removes the conversions that preserve an array, a span or an object.</summary>
    public static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion && (KeepsObject(conversion) || KeepsRow(conversion)))
            operation = conversion.Operand;
        return operation;
    }

    // The last case is "new(…)", which takes its type from the context.
    private static bool KeepsObject(IConversionOperation conversion) =>
        conversion.Conversion is { IsIdentity: true } or { IsReference: true }
        || (conversion.Operand is IObjectCreationOperation { Type: var type }
            && SymbolEqualityComparer.Default.Equals(type, conversion.Type));

    // The operand of "default", "null" and stackalloc has no type of its own.
    private static bool KeepsRow(IConversionOperation conversion) =>
        RowTypes.IsRow(conversion.Type) && (conversion.Operand.Type is null || RowTypes.IsRow(conversion.Operand.Type));
}
