using System;
using MlpGen.Onnx.Import.Functions;
using static MlpGen.Onnx.Import.Functions.ColumnAffine;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>
/// Turns an expression into steps of its chain: an affine map, an activation or limits, and another affine map. Each step may be missing.
/// </summary>
internal static class Settling
{
    /// <summary>Returns the chain that computes the expression.</summary>
    /// <exception cref="UnsupportedException">A layer cannot compute the expression.</exception>
    public static Chain Settle(Expression expression)
    {
        Chain chain = expression.Chain!;
        Expression core = Peel(expression, chain, out ColumnAffine after);
        if (core is Application steps)
            chain = chain.Depth == 0 ? WithLimits(chain, steps) : WithActivation(chain, steps, ref after);
        return chain.Then(after);
    }

    /// <summary>Removes the affine steps at the end of an expression.</summary>
    private static Expression Peel(Expression expression, Chain chain, out ColumnAffine after)
    {
        after = Identity;
        while (expression is Application { HasAffineForm: true } step)
        {
            try
            {
                after = step.AffineForm().Then(after, chain.Context);
            }
            catch (UnsupportedException error)
            {
                throw new UnsupportedException($"{step.Source} cannot be part of a layer: {error.Message}");
            }

            // Exporters write x · 0 + c for a constant with the shape of x, such as the deviations of a policy. It depends on no input.
            if (after.IsConstant)
                throw new UnsupportedException($"{step.Source} multiplies by 0. Needed: a tensor that depends on the inputs");

            // Behind a layer, weights become 0. A transform would have to divide by 0.
            if (chain.Depth == 0 && after.HasZero)
            {
                throw new UnsupportedException(
                    $"{step.Source} multiplies a column by 0 in front of the first layer. Needed: a transform with factors that are not 0");
            }

            expression = step.Inner;
        }

        return expression;
    }

    private static ColumnAffine AffineOf(Expression expression, Chain chain)
    {
        Peel(expression, chain, out ColumnAffine affine);
        return affine;
    }

    private static Chain WithActivation(Chain chain, Application core, ref ColumnAffine after)
    {
        ActivationMatch match = ActivationMatch.Find(core, chain.Context.Options);
        after = new ColumnAffine([match.Factor], [0]).Then(after, chain.Context);
        return chain.Then(AffineOf(match.Sums, chain)).Activate(match.Activation, core.Source);
    }

    private static Chain WithLimits(Chain chain, Application core)
    {
        double[] lower = [double.NegativeInfinity], upper = [double.PositiveInfinity];
        Expression inner = core;

        // From the last step to the first: a later limit also limits an earlier one.
        while (inner is Application { IsLimit: true } step)
        {
            double[] values = step.Constant!.Values;
            if (step.Function == ScalarFunction.Max)
                lower = Each(lower, upper, values, (low, high, value) => Math.Min(Math.Max(low, value), high), chain.Context);
            else
                upper = Each(lower, upper, values, (low, high, value) => Math.Max(Math.Min(high, value), low), chain.Context);
            inner = step.Inner;
        }

        if (!inner.IsAffine)
        {
            throw new UnsupportedException(
                $"{core.Source} stands in front of the first layer, where only Sub, Mul, Div, Add and BatchNormalization with constants " +
                "and a Clip behind them can be read. Needed: one of these, or an output that does not depend on it");
        }

        return chain.Then(AffineOf(inner, chain)).Limit(lower, upper, core.Source);
    }

    private static double[] Each(
        double[] lower, double[] upper, double[] values, Func<double, double, double, double> combine, ReadingContext context)
    {
        int length = Math.Max(values.Length, Math.Max(lower.Length, upper.Length));
        double[] results = context.Allocate(length);
        for (int i = 0; i < length; i++)
            results[i] = combine(At(lower, i), At(upper, i), At(values, i));
        return results;
    }
}
