using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>Finds code that never runs because of a constant or a known length. Calls in such code do not throw.</summary>
internal static class Reachability
{
    public static bool IsDead(IOperation operation, Conditions conditions)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            if (IsDeadIn(parent, child, conditions))
                return true;
        }

        // A local function after a return statement can still run.
        return operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } statement and not LocalFunctionStatementSyntax
            && operation.SemanticModel!.AnalyzeControlFlow(statement) is { Succeeded: true, StartPointIsReachable: false };
    }

    private static bool IsDeadIn(IOperation parent, IOperation child, Conditions conditions) => parent switch
    {
        IConditionalOperation choice => (child == choice.WhenTrue && !conditions.MayBe(choice.Condition, true))
            || (child == choice.WhenFalse && !conditions.MayBe(choice.Condition, false)),
        IWhileLoopOperation { Condition: { } condition } loop =>
            child == loop.Body && loop.ConditionIsTop && !conditions.MayBe(condition, true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and =>
            child == and.RightOperand && !conditions.MayBe(and.LeftOperand, true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or =>
            child == or.RightOperand && !conditions.MayBe(or.LeftOperand, false),

        // For a constant value, the arm that names it runs. The other arms count as dead without further analysis.
        ISwitchExpressionArmOperation arm => child == arm.Value
            && arm.Parent is ISwitchExpressionOperation { Value.ConstantValue: { HasValue: true, Value: var value } }
            && !(arm is { Guard: null, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var named } } }
                && Equals(value, named)),
        _ => false,
    };
}
