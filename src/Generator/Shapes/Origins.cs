using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Shapes;

/// <summary>Follows names and conversions to the expression that made a value.</summary>
/// <param name="names">What they stand for.</param>
/// <param name="cancellationToken">Ends it early.</param>
internal sealed class Origins(Names names, CancellationToken cancellationToken)
{
    // Names may go in a circle, "static readonly float[] A = B, B = A;", and expressions may be very deep.
    private int _stepsLeft = 64;

    /// <summary>
    /// The expression itself where it is no name, or one that may stand for several values; null where this leads too far.
    /// </summary>
    public IOperation? Of(IOperation operation)
    {
        for (IOperation value = Unconverted(operation); _stepsLeft-- > 0;)
        {
            if (names.ValueOf(value, cancellationToken) is not { } named)
                return value;
            value = Unconverted(named);
        }

        return null;
    }

    /// <summary>The expression that made the elements too; null where they may have been changed since.</summary>
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

    /// <summary>Without conversions that keep an array, a span or an object what it is.</summary>
    public static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion && (KeepsObject(conversion) || KeepsRow(conversion)))
            operation = conversion.Operand;
        return operation;
    }

    // The last is "new(…)", which takes its type from where it stands.
    private static bool KeepsObject(IConversionOperation conversion) =>
        conversion.Conversion is { IsIdentity: true } or { IsReference: true }
        || (conversion.Operand is IObjectCreationOperation { Type: var type }
            && SymbolEqualityComparer.Default.Equals(type, conversion.Type));

    // The operand of "default", "null" and stackalloc has no type of its own.
    private static bool KeepsRow(IConversionOperation conversion) =>
        RowTypes.IsRow(conversion.Type) && (conversion.Operand.Type is null || RowTypes.IsRow(conversion.Operand.Type));
}
