using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public class SigmoidTests
{
    [Fact]
    public void Is_within_3_ulp_of_double() =>
        Ulp.Scan(Sigmoid.Evaluate<MachineRounding>, z => 1 / (1 + Math.Exp(-z)), maxNormal: 3, maxSubnormal: 1);

    [Fact]
    public void Derivative_is_within_4_ulp_of_double() =>
        Ulp.Scan(Derivative, ExactDerivative, maxNormal: 4, maxSubnormal: 1);

    [Fact]
    public void Derivative_is_alive_where_the_sigmoid_rounds_to_1()
    {
        Assert.Equal(1f, Sigmoid.Evaluate<MachineRounding>(30f, out float derivative));
        Assert.InRange(derivative, 9.3e-14f, 9.4e-14f);
    }

    [Fact]
    public void Negative_zero_is_zero() => Assert.Equal(0.5f, Sigmoid.Evaluate<MachineRounding>(-0f));

    [Theory]
    [InlineData(0f, 0.5f, 0.25f)]
    [InlineData(1000f, 1f, 0f)]
    [InlineData(-1000f, 0f, 0f)]
    [InlineData(float.MaxValue, 1f, 0f)]
    [InlineData(float.MinValue, 0f, 0f)]
    [InlineData(float.PositiveInfinity, 1f, 0f)]
    [InlineData(float.NegativeInfinity, 0f, 0f)]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    public void Extremes(float z, float expected, float expectedDerivative)
    {
        Assert.Equal(expected, Sigmoid.Evaluate<MachineRounding>(z));
        Assert.Equal(expected, Sigmoid.Evaluate<MachineRounding>(z, out float derivative));
        Assert.Equal(expectedDerivative, derivative);
    }

    private static Vector256<float> Derivative(Vector256<float> z)
    {
        Sigmoid.Evaluate<MachineRounding>(z, out Vector256<float> derivative);
        return derivative;
    }

    private static double ExactDerivative(double z)
    {
        // Computes 1/(2 + 2 cosh z) with the exponential that cannot overflow.
        double e = Math.Exp(-Math.Abs(z));
        return e / ((1 + e) * (1 + e));
    }
}
