using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>Evaluates conditions from constants and known lengths.</summary>
/// <param name="lengths">The known lengths.</param>
internal sealed class Conditions(Lengths lengths)
{
    /// <summary>True unless a condition is known not to have the given value.</summary>
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

    // Patterns such as "row is { Length: 4 }" are not evaluated, so code that they guard is not reported.
    private static bool IsPatternOfRow(IOperation condition) =>
        condition.DescendantsAndSelf().OfType<IIsPatternOperation>().Any(pattern =>
            RowTypes.IsRow(pattern.Value.Type) || pattern.Value.Type?.SpecialType == SpecialType.System_Int32);
}
