using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Shapes;

/// <summary>Conditions that are decided by what is known: constants, and lengths that the code says.</summary>
/// <param name="lengths">Knows them.</param>
internal sealed class Conditions(Lengths lengths)
{
    /// <summary>True if a condition may be this value, as far as is known.</summary>
    public bool MayBe(IOperation condition, bool value) =>
        Truth(condition) is { } known ? known == value : !IsPatternOfRow(condition) || !value;

    private bool? Truth(IOperation condition) => Origins.Unconverted(condition) switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => !Truth(not.Operand),
        IBinaryOperation { OperatorMethod: null } binary => Truth(binary),
        _ => null,
    };

    private bool? Truth(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return Truth(binary.LeftOperand) & Truth(binary.RightOperand);
            case BinaryOperatorKind.ConditionalOr:
                return Truth(binary.LeftOperand) | Truth(binary.RightOperand);
        }

        if (lengths.Number(binary.LeftOperand) is not { } left || lengths.Number(binary.RightOperand) is not { } right)
            return null;
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Equals => left == right,
            BinaryOperatorKind.NotEquals => left != right,
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            BinaryOperatorKind.GreaterThan => left > right,
            BinaryOperatorKind.GreaterThanOrEqual => left >= right,
            _ => null,
        };
    }

    // "row is { Length: 4 }": what patterns ask is not worked out, so nothing is said behind them.
    private static bool IsPatternOfRow(IOperation condition) =>
        condition.DescendantsAndSelf().OfType<IIsPatternOperation>().Any(pattern =>
            RowTypes.IsRow(pattern.Value.Type) || pattern.Value.Type?.SpecialType == SpecialType.System_Int32);
}
