using System;

namespace MlpGen.Verification;

/// <summary>
/// A number in double precision, together with the rounding error of floats that are computed by the same operations. The error is the
/// variance in units of <see cref="Unit"/>². Every operation adds a rounding of its own to those of its operands, which are treated as
/// independent (Higham and Mary 2019, "A New Approach to Probabilistic Rounding Error Analysis").
/// </summary>
internal readonly struct Rounded
{
    /// <summary>The unit roundoff of a float, u = 2⁻²⁴, relative to the number.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>The unit roundoff of a double, 2⁻⁵³, relative to u.</summary>
    public const double DoubleUnit = 1.0 / (1L << 53) / Unit;

    /// <summary>
    /// The maximum error of Exp, σ, tanh and similar functions in roundings: the bound of the functions in MlpGen.Numerics.
    /// </summary>
    private const double FunctionRoundings = 4;

    /// <summary>
    /// The limit in roundings. The error of a number with a larger standard error is measured relative to a larger scale than the number.
    /// </summary>
    private const double RelativeRoundings = 16;

    /// <summary>The number of standard errors from a position within which a float can be on the other side of it.</summary>
    private const double Doubt = 16;

    /// <summary>The smallest scale. Below the smallest normal float, 2⁻¹²⁶, rounding errors are no longer relative.</summary>
    private const double LeastScale = 1 / (double)(1UL << 63) / (1UL << 39);

    public Rounded(double value, double variance)
    {
        Value = value;
        Variance = variance;
    }

    /// <summary>Gets the number.</summary>
    public double Value { get; }

    /// <summary>Gets the variance of the error of a float, in units of u².</summary>
    public double Variance { get; }

    /// <summary>Converts a number that a float represents exactly.</summary>
    public static implicit operator Rounded(double exact) => new(exact, 0);

    public static Rounded operator -(Rounded x) => new(-x.Value, x.Variance);

    public static Rounded operator +(Rounded x, Rounded y)
    {
        double sum = x.Value + y.Value;
        return new Rounded(sum, x.Variance + y.Variance + (sum * sum));
    }

    public static Rounded operator -(Rounded x, Rounded y) => x + -y;

    public static Rounded operator *(Rounded x, Rounded y)
    {
        double product = x.Value * y.Value;
        return new Rounded(product, (x.Variance * y.Value * y.Value) + (y.Variance * x.Value * x.Value) + (product * product));
    }

    /// <summary>Applies a function. The error of the argument is scaled by the change of f, and f adds its own rounding.</summary>
    public Rounded Apply(Func<double, double> f)
    {
        double value = f(Value);
        double off = Unit * Math.Sqrt(Variance);
        double moved = (f(Value + off) - f(Value - off)) / (2 * Unit);
        return new Rounded(value, (moved * moved) + (FunctionRoundings * FunctionRoundings * value * value));
    }

    /// <summary>Returns the number moved by an exact step.</summary>
    public Rounded Moved(double step) => new(Value + step, Variance);

    /// <summary>True if rounding can place the float on the other side of a position.</summary>
    public bool IsWithinRounding(double place) => Math.Abs(Value - place) <= Doubt * Unit * Math.Sqrt(Variance);

    /// <summary>
    /// Computes the error of a float: |found − expected| / max(|expected|, scale). The scale is the number whose standard error is
    /// <see cref="RelativeRoundings"/> roundings. It matters if a sum cancels, because it then has the magnitude of the terms. The error of
    /// NaN is infinite.
    /// </summary>
    public double Error(float found)
    {
        double scale = Math.Max(Math.Sqrt(Variance) / RelativeRoundings, LeastScale);
        double error = Math.Abs(found - Value) / Math.Max(Math.Abs(Value), scale);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
