using System;

namespace MlpGen.Verification;

/// <summary>
/// A number in double precision and, beside it, how far off floats may be that come to it by the same operations: the variance of their
/// error, in units of <see cref="Unit"/>². Every operation adds a rounding of its own to those of its operands, which count as
/// independent (Higham and Mary 2019, "A New Approach to Probabilistic Rounding Error Analysis").
/// </summary>
internal readonly struct Rounded
{
    /// <summary>u = 2⁻²⁴: what rounding to a float may change, relative to the number.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>Relative to u, what a double may be off: 2⁻⁵³.</summary>
    public const double DoubleUnit = 1.0 / (1L << 53) / Unit;

    /// <summary>Exp, σ, tanh and their like may be this many roundings off: the bound of the functions in MlpGen.Numerics.</summary>
    private const double FunctionRoundings = 4;

    /// <summary>A number whose floats are off by more roundings than these, as a rule, is measured by a larger scale than itself.</summary>
    private const double RelativeRoundings = 16;

    /// <summary>Within so many standard errors of a place, a float may lie on the other side of it.</summary>
    private const double Doubt = 16;

    /// <summary>Below the smallest normal float, 2⁻¹²⁶, the roundings are no longer relative.</summary>
    private const double LeastScale = 1 / (double)(1UL << 63) / (1UL << 39);

    public Rounded(double value, double variance)
    {
        Value = value;
        Variance = variance;
    }

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>The variance of the error of a float, in units of u².</summary>
    public double Variance { get; }

    /// <summary>A number that a float holds exactly.</summary>
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

    /// <summary>f of this number: it moves as far as f does where its argument is off, and f rounds too.</summary>
    public Rounded Apply(Func<double, double> f)
    {
        double value = f(Value);
        double off = Unit * Math.Sqrt(Variance);
        double moved = (f(Value + off) - f(Value - off)) / (2 * Unit);
        return new Rounded(value, (moved * moved) + (FunctionRoundings * FunctionRoundings * value * value));
    }

    /// <summary>The same number, moved by a step that is exact.</summary>
    public Rounded Moved(double step) => new(Value + step, Variance);

    /// <summary>True if floats may take it to be on the other side of a place.</summary>
    public bool IsWithinRounding(double place) => Math.Abs(Value - place) <= Doubt * Unit * Math.Sqrt(Variance);

    /// <summary>
    /// How far a float is off: |found − expected| / max(|expected|, scale), with the scale of which the standard error is
    /// <see cref="RelativeRoundings"/> roundings. It counts where sums cancel: there it is the size of their terms. NaN is infinitely
    /// wrong.
    /// </summary>
    public double Error(float found)
    {
        double scale = Math.Max(Math.Sqrt(Variance) / RelativeRoundings, LeastScale);
        double error = Math.Abs(found - Value) / Math.Max(Math.Abs(Value), scale);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
