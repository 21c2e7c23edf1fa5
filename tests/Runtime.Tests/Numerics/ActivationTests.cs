using System;
using System.Runtime.Intrinsics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>
/// Tests of every elementwise activation: the errors of its value and derivative, values computed elsewhere, and the ends of the range.
/// </summary>
public abstract class ActivationTests
{
    /// <summary>f(z) in double precision.</summary>
    protected abstract double Exact(double z);

    /// <summary>f′(z) in double precision.</summary>
    protected abstract double ExactDerivative(double z);

    protected abstract Vector256<float> Evaluate(Vector256<float> z);

    protected abstract Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative);

    /// <summary>The maximum error of the value in ulps, where the value is a normal number.</summary>
    protected abstract double MaxError { get; }

    /// <summary>The maximum error of the derivative in ulps, where the derivative is a normal number, except around its root.</summary>
    protected abstract double MaxDerivativeError { get; }

    /// <summary>f(z) and f′(z), computed by mpmath 1.3.0 with 50 digits. The derivative is a difference of f, and z is exact.</summary>
    protected abstract (double Z, double Value, double Derivative)[] Published { get; }

    /// <summary>Arguments with exact results: kinks, ±∞, NaN, and points where the function levels off.</summary>
    protected abstract (float Z, float Value, float Derivative)[] Ends { get; }

    /// <summary>The interval around a root of the derivative in which the error is not relative, and the maximum error there.</summary>
    protected virtual (float Low, float High, double Error)? Root => null;

    /// <summary>The largest z whose value is a finite float.</summary>
    protected virtual float Highest => float.MaxValue;

    [Fact]
    public void Value_is_within_its_bound_of_double() =>
        Ulp.Scan(Evaluate, Exact, MaxError, maxSubnormal: 2, high: Highest, file: GetType().Name);

    [Fact]
    public void Derivative_is_within_its_bound_of_double()
    {
        Ulp.Scan(Derivative, ExactDerivative, MaxDerivativeError, maxSubnormal: 2, high: Root?.Low ?? Highest, file: GetType().Name);
        if (Root is { } root)
            Ulp.Scan(Derivative, ExactDerivative, MaxDerivativeError, maxSubnormal: 2, low: root.High, file: GetType().Name);
    }

    [Fact]
    public void Derivative_is_off_by_little_around_its_root()
    {
        if (Root is not { } root)
            return;
        (double worst, float at) = (0, 0);
        for (float z = root.Low; z <= root.High; z += 1e-6f)
        {
            double error = Math.Abs(Derivative(Vector256.Create(z)).ToScalar() - ExactDerivative(z));
            if (error > worst)
                (worst, at) = (error, z);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{GetType().Name}: at most 2^{Math.Log2(worst):F2} off around the root of the derivative, at {at:R}");
        Assert.True(worst <= root.Error, $"2^{Math.Log2(worst):F2} off at {at:R}");
    }

    [Fact]
    public void Value_and_derivative_are_the_published_ones()
    {
        foreach ((double z, double value, double derivative) in Published)
        {
            float a = Evaluate(Vector256.Create((float)z), out Vector256<float> slope).ToScalar();
            Assert.True(Ulp.Error(a, value) <= MaxError, $"{z}: {a:R}, published {value:R}");
            Assert.True(Ulp.Error(slope.ToScalar(), derivative) <= MaxDerivativeError, $"{z}: {slope.ToScalar():R}, published {derivative:R}");
            Assert.Equal(value, Exact(z), 1e-12 * Math.Abs(value));
            Assert.Equal(derivative, ExactDerivative(z), 1e-12 * Math.Abs(derivative));
        }
    }

    [Fact]
    public void Ends_and_kinks_are_exact()
    {
        foreach ((float z, float value, float derivative) in Ends)
        {
            Assert.Equal(value, Evaluate(Vector256.Create(z)).ToScalar());
            Assert.Equal(value, Evaluate(Vector256.Create(z), out Vector256<float> slope).ToScalar());
            Assert.Equal(derivative, slope.ToScalar());
        }
    }

    /// <summary>σ(z).</summary>
    protected static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>eᶻ − 1 for z ≤ 0, computed as tanh(z/2)·(eᶻ + 1), in which no digits cancel.</summary>
    protected static double ExpLessOne(double z) => Math.Tanh(z / 2) * (Math.Exp(z) + 1);

    /// <summary>ln(1 + eᶻ), with Kahan's correction of the logarithm.</summary>
    protected static double LogOnePlusExp(double z)
    {
        double e = Math.Exp(-Math.Abs(z)), u = 1 + e;
        return Math.Max(z, 0) + (u == 1 ? e : Math.Log(u) * (e / (u - 1)));
    }

    private Vector256<float> Derivative(Vector256<float> z)
    {
        Evaluate(z, out Vector256<float> derivative);
        return derivative;
    }
}
