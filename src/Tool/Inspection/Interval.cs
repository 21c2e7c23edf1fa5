using System;
using MlpGen.Numerics;

namespace MlpGen.Tool.Inspection;

/// <summary>A range that a number of a network cannot leave.</summary>
internal readonly record struct Interval(double Lower, double Upper)
{
    // Below the minima of Gelu (−0.17), Swish (−0.28), Mish (−0.31) and HardSwish (−0.375).
    private const double BelowEveryDip = -0.5;

    /// <summary>Every number.</summary>
    public static Interval Unlimited { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Returns the range of a multiple.</summary>
    public Interval Times(double factor)
    {
        // 0 · ∞ is 0 here, because every number within the range is finite.
        if (factor == 0)
            return default;
        return factor > 0 ? new(factor * Lower, factor * Upper) : new(factor * Upper, factor * Lower);
    }

    /// <summary>Returns the range of a sum.</summary>
    public static Interval operator +(Interval left, Interval right) => new(left.Lower + right.Lower, left.Upper + right.Upper);

    /// <summary>Returns the range of the outputs of a unit whose sum is in this range.</summary>
    public Interval After(Activation activation)
    {
        if (ActivationFormula.For(activation) is not { } formula)
            return new(0, 1);
        double lower = formula.Value(Lower), upper = formula.Value(Upper);
        return activation switch
        {
            // These fall before they rise, so only the larger end is the maximum.
            Activation.Gelu or Activation.Swish or Activation.Mish or Activation.HardSwish =>
                Lower >= 0 ? new(lower, upper) : new(BelowEveryDip, Math.Max(0, Math.Max(Known(lower), Known(upper)))),
            _ => new(double.IsNaN(lower) ? double.NegativeInfinity : lower, double.IsNaN(upper) ? double.PositiveInfinity : upper),
        };
    }

    private static double Known(double value) => double.IsNaN(value) ? 0 : value;
}
