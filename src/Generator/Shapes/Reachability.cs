using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Shapes;

/// <summary>Tells code that never runs, because a constant says so: what would throw there does not.</summary>
internal static class Reachability
{
    public static bool IsDead(IOperation operation)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            if (IsDeadIn(parent, child))
                return true;
        }

        // A local function may stand behind a return, and run all the same.
        return operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } statement and not LocalFunctionStatementSyntax
            && operation.SemanticModel!.AnalyzeControlFlow(statement) is { Succeeded: true, StartPointIsReachable: false };
    }

    private static bool IsDeadIn(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation choice => (IsConstant(choice.Condition, false) && child == choice.WhenTrue)
            || (IsConstant(choice.Condition, true) && child == choice.WhenFalse),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => IsConstant(and.LeftOperand, false) && child == and.RightOperand,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => IsConstant(or.LeftOperand, true) && child == or.RightOperand,
        _ => false,
    };

    private static bool IsConstant(IOperation condition, bool value) => condition.ConstantValue is { HasValue: true, Value: bool found } && found == value;
}
