using System;
using System.Collections.Generic;
using MlpGen.Numerics;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>
/// The activation that an expression is, up to a factor. It is found by computing the expression at many points, so it does not matter
/// through which operators and in which order an exporter writes an activation.
/// </summary>
/// <param name="Sums">The affine part of the expression, to which the activation is applied.</param>
/// <param name="Activation">The activation.</param>
/// <param name="Factor">The factor by which the expression is larger: 1, 2 or ½.</param>
internal sealed record ActivationMatch(Expression Sums, Activation Activation, double Factor)
{
    // Attributes of nodes are floats, so exact forms differ by about 1e-7.
    private const double Exact = 2e-6;

    // The tanh form of Gelu differs by at most 4.8e-4.
    private const double Approximate = 5e-4;
    private const int NearPoints = 97;
    private const double Range = 8;

    // eᶻ and e²ᶻ are finite up to here. Beyond, a form that is written with them can be NaN or infinite, which then says nothing.
    private const double Overflow = 350;

    // Where activations are flat or straight. Limits that are far from 0 show only there.
    private static readonly double[] s_farPoints = [12, 16, 32, 64, 128, 700, 1e4, 1e6];
    private static readonly double[] s_factors = [1, 2, 0.5];
    private static readonly double[] s_points = CreatePoints();

    /// <summary>Finds the activation.</summary>
    /// <param name="core">The expression. Its last step is not affine.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="UnsupportedException">The expression is not an activation of MlpGen.</exception>
    public static ActivationMatch Find(Application core, OnnxOpenOptions options)
    {
        bool isTanhForm = false;
        foreach (Expression sums in AffineParts(core))
        {
            double[]? values = Values(core, sums);
            if (values is null)
                continue;
            foreach (double factor in s_factors)
            {
                if (FindExact(values, factor) is { } activation)
                    return new ActivationMatch(sums, activation, factor);
                if (!Fits(values, Activation.Gelu, factor, Approximate))
                    continue;
                if (options.ApproximateGelu)
                    return new ActivationMatch(sums, Activation.Gelu, factor);
                isTanhForm = true;
            }
        }

        throw new UnsupportedException(isTanhForm
            ? $"{core.Source} ends the tanh form of Gelu, which differs from Activation.Gelu, the erf form, by up to 4.8e-4. " +
                "Needed: OnnxOpenOptions { ApproximateGelu = true }, if that is accurate enough"
            : $"{core.Source} ends a computation that is not an activation of MlpGen. " +
                "Needed: one of the activations in the Activation enum, with its constants, or an output in front of it");
    }

    private static Activation? FindExact(double[] values, double factor)
    {
        foreach (Activation activation in Enum.GetValues(typeof(Activation)))
        {
            if (Fits(values, activation, factor, Exact))
                return activation;
        }

        return null;
    }

    private static bool Fits(double[] values, Activation activation, double factor, double tolerance)
    {
        if (ActivationFormula.For(activation) is not { } formula)
            return false;
        for (int i = 0; i < values.Length; i++)
        {
            bool isFar = i >= NearPoints;
            if (isFar && !double.IsFinite(values[i]) && Math.Abs(s_points[i]) > Overflow)
                continue;
            double value = formula.Value(s_points[i]);
            double allowed = isFar ? Exact * Math.Max(1, Math.Abs(value)) : tolerance;
            if (!(Math.Abs(values[i] - (factor * value)) <= factor * allowed))
                return false;
        }

        return true;
    }

    /// <summary>Returns the affine parts of an expression, the largest first.</summary>
    private static List<Expression> AffineParts(Expression expression)
    {
        List<Expression> parts = [];
        Collect(expression, parts, []);
        parts.Sort((a, b) => b.Size.CompareTo(a.Size));
        return parts;
    }

    private static void Collect(Expression expression, List<Expression> parts, HashSet<Expression> visited)
    {
        if (!visited.Add(expression))
            return;
        if (expression.IsAffine)
            parts.Add(expression);
        if (expression is not Application application)
            return;
        foreach (Expression argument in application.Arguments)
            Collect(argument, parts, visited);
    }

    /// <summary>Computes an expression as a function of one of its parts. Returns null if it also depends on anything else.</summary>
    private static double[]? Values(Expression expression, Expression part)
    {
        double[] values = new double[s_points.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (Value(expression, part, s_points[i]) is not { } value)
                return null;
            values[i] = value;
        }

        return values;
    }

    private static double? Value(Expression expression, Expression part, double at)
    {
        if (ReferenceEquals(expression, part))
            return at;
        switch (expression)
        {
            case Numbers { IsUniform: true } numbers:
                return numbers.Values[0];
            case Application { Function: var function, Arguments: var arguments }:
                double? first = Value(arguments[0], part, at);
                double? second = arguments.Length == 1 ? 0 : Value(arguments[1], part, at);
                return first is { } a && second is { } b ? function.Of(a, b) : null;
            default:
                return null;
        }
    }

    // The near points are evenly spaced, from −8 to 8. 0 is among them, and so are the kinks at ±3. The far points follow.
    private static double[] CreatePoints()
    {
        double[] near = new double[NearPoints];
        for (int i = 0; i < near.Length; i++)
            near[i] = Range * ((2.0 * i / (NearPoints - 1)) - 1);
        return [.. near, .. s_farPoints, .. Array.ConvertAll(s_farPoints, point => -point)];
    }
}
