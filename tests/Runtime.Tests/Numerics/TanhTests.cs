using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public class TanhTests
{
    [Fact]
    public void Is_within_3_ulp_of_double() => Ulp.Scan(Tanh.Evaluate<MachineRounding>, Math.Tanh, maxNormal: 3, maxSubnormal: 0);

    [Fact]
    public void Derivative_is_within_4_ulp_of_double() =>
        Ulp.Scan(Derivative, z => 1 / (Math.Cosh(z) * Math.Cosh(z)), maxNormal: 4, maxSubnormal: 3);

    [Fact]
    public void Derivative_is_alive_where_tanh_rounds_to_1()
    {
        Assert.Equal(1f, Tanh.Evaluate<MachineRounding>(15f, out float derivative));
        Assert.InRange(derivative, 3.74e-13f, 3.75e-13f);
    }

    [Fact]
    public void Derivative_is_alive_as_long_as_it_is_a_normal_number()
    {
        // 4e^−2z = 2⁻¹²⁶ at z = 44.36, where e^−2z itself has long been below the normal range.
        for (float z = 43.5f; z < 44.35f; z += 1e-4f)
        {
            Tanh.Evaluate<MachineRounding>(z, out float derivative);
            Assert.True(Ulp.Error(derivative, 4 * Math.Exp(-2.0 * z)) <= 4, $"{z:R}");
        }
    }

    [Fact]
    public void Never_leaves_the_interval()
    {
        for (float z = 0; z < 20; z += 0.001f)
            Assert.InRange(Tanh.Evaluate<MachineRounding>(-z), -1f, 0f);
    }

    [Fact]
    public void Zero_keeps_its_sign()
    {
        Assert.True(float.IsNegative(Tanh.Evaluate<MachineRounding>(-0f)));
        Assert.False(float.IsNegative(Tanh.Evaluate<MachineRounding>(0f)));
    }

    [Theory]
    [InlineData(0f, 0f, 1f)]
    [InlineData(float.Epsilon, float.Epsilon, 1f)]
    [InlineData(-float.Epsilon, -float.Epsilon, 1f)]
    [InlineData(1000f, 1f, 0f)]
    [InlineData(float.MaxValue, 1f, 0f)]
    [InlineData(float.MinValue, -1f, 0f)]
    [InlineData(float.PositiveInfinity, 1f, 0f)]
    [InlineData(float.NegativeInfinity, -1f, 0f)]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    public void Extremes(float z, float expected, float expectedDerivative)
    {
        Assert.Equal(expected, Tanh.Evaluate<MachineRounding>(z));
        Assert.Equal(expected, Tanh.Evaluate<MachineRounding>(z, out float derivative));
        Assert.Equal(expectedDerivative, derivative);
    }

    private static Vector256<float> Derivative(Vector256<float> z)
    {
        Tanh.Evaluate<MachineRounding>(z, out Vector256<float> derivative);
        return derivative;
    }
}
