using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>Determines the lengths of arrays and spans from the code.</summary>
/// <param name="origins">Finds the expressions that names stand for.</param>
/// <param name="cancellationToken">Cancels the operation.</param>
internal sealed class Lengths(Origins origins, CancellationToken cancellationToken)
{
    /// <summary>Returns the length of an array or span. Null if unknown.</summary>
    public int? LengthOf(IOperation operation)
    {
        IOperation? row = origins.OriginOf(operation);
        return row switch
        {
            null => null,
            { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => 0,
            IInvocationOperation call => OfCall(call),
            IObjectCreationOperation { Constructor: { } constructor } creation
                when RowTypes.IsSpan(creation.Type) => OfSpan(creation, constructor),
            IPropertyReferenceOperation { Property: { Name: "Empty", IsStatic: true } empty }
                when RowTypes.IsSpan(empty.ContainingType) => 0,
            IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } slice => OfRange(slice.Instance, range),
            IArrayElementReferenceOperation { Indices: { Length: 1 } indices } slice
                when indices[0] is IRangeOperation range => OfRange(slice.ArrayReference, range),
            _ => OfWritten(row),
        };
    }

    /// <summary>Returns the value of an integer expression. Null if unknown.</summary>
    public long? Number(IOperation operation)
    {
        return origins.OriginOf(operation) switch
        {
            { ConstantValue: { HasValue: true, Value: int constant } } => constant,
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { } row } when RowTypes.IsRow(row.Type) => LengthOf(row),
            IBinaryOperation { OperatorMethod: null } binary
                when Number(binary.LeftOperand) is { } left && Number(binary.RightOperand) is { } right => binary.OperatorKind switch
                {
                    BinaryOperatorKind.Add => InRange(left + right),
                    BinaryOperatorKind.Subtract => InRange(left - right),
                    BinaryOperatorKind.Multiply => InRange(left * right),
                    _ => null,
                },
            _ => null,
        };
    }

    private int? OfWritten(IOperation row)
    {
        if (ElementList.Size(row.Syntax) is { } size)
            return row.SemanticModel?.GetOperation(size, cancellationToken) is { } number ? Length(Number(number)) : null;
        return ElementList.Elements(row.Syntax)?.Count;
    }

    private int? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method.Name switch
        {
            "Empty" when method.ContainingType.SpecialType == SpecialType.System_Array => 0,
            "ToArray" when call.Instance is { } row && RowTypes.IsSpan(row.Type) => LengthOf(row),
            "Slice" when call.Instance is { } row && RowTypes.IsSpan(row.Type) => OfSlice(row, call, first: 0),
            "AsSpan" when RowTypes.IsOfSystem(method.ContainingType, "MemoryExtensions") =>
                OfSlice(Argument(call.Arguments, 0), call, first: 1),
            _ => null,
        };
    }

    // From index "first" on, the arguments can be nothing, a start, a start and a length, or a range.
    private int? OfSlice(IOperation? row, IInvocationOperation call, int first)
    {
        if (row is null)
            return null;
        if (Argument(call.Arguments, first) is not { } start)
            return LengthOf(row);
        if (start is IRangeOperation range)
            return OfRange(row, range);
        if (Argument(call.Arguments, first + 1) is { } length)
            return Ranges.Slice(LengthOf(row), Number(start), Number(length));
        (long? offset, bool fromEnd) = Position(start);
        return Ranges.Length(LengthOf(row), offset, fromEnd, 0, true);
    }

    private int? OfSpan(IObjectCreationOperation creation, IMethodSymbol constructor)
    {
        IOperation?[] arguments = [.. constructor.Parameters.Select(parameter => Argument(creation.Arguments, parameter.Ordinal))];
        return constructor.Parameters.Length switch
        {
            0 => 0,
            1 when constructor.Parameters[0].RefKind != RefKind.None => 1,
            1 when arguments[0] is { } row && RowTypes.IsRow(row.Type) => LengthOf(row),
            2 when arguments[1] is { } length => Length(Number(length)),
            3 when arguments[0] is { } row && arguments[1] is { } start && arguments[2] is { } length =>
                Ranges.Slice(LengthOf(row), Number(start), Number(length)),
            _ => null,
        };
    }

    private int? OfRange(IOperation row, IRangeOperation range)
    {
        (long? start, bool startFromEnd) = range.LeftOperand is { } left ? Position(left) : (0, false);
        (long? end, bool endFromEnd) = range.RightOperand is { } right ? Position(right) : (0, true);
        return Ranges.Length(LengthOf(row), start, startFromEnd, end, endFromEnd);
    }

    private (long? Offset, bool FromEnd) Position(IOperation index)
    {
        while (index is IConversionOperation conversion)
            index = conversion.Operand;
        return index switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => (Number(hat.Operand), true),
            { Type.SpecialType: SpecialType.System_Int32 } => (Number(index), false),
            _ => (null, false),
        };
    }

    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static long? InRange(long number) => number is >= int.MinValue and <= int.MaxValue ? number : null;

    private static int? Length(long? number) => number is >= 0 and <= int.MaxValue ? (int)number : null;
}
