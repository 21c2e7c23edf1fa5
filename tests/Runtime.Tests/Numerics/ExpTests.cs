using System;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public class ExpTests
{
    // The largest float whose exponential is finite, and the next.
    private const float LastFinite = 88.7228317f;
    private const float FirstInfinite = 88.7228394f;

    [Fact]
    public void Is_within_1_2_ulp_of_double() =>
        Ulp.Scan(Exp.Evaluate, Math.Exp, maxNormal: 1.2, maxSubnormal: 1, high: LastFinite);

    [Fact]
    public void The_function_for_numbers_up_to_0_is_the_same()
    {
        for (float x = 0; x > -110; x -= 0.0137f)
            Assert.Equal(BitConverter.SingleToInt32Bits(Exp.Evaluate(x)), BitConverter.SingleToInt32Bits(Exp.EvaluateNonPositive(x)));
        Assert.Equal(0f, Exp.EvaluateNonPositive(float.NegativeInfinity));
        Assert.Equal(float.NaN, Exp.EvaluateNonPositive(float.NaN));
    }

    [Fact]
    public void Negative_zero_is_zero() => Assert.Equal(1f, Exp.Evaluate(-0f));

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(float.Epsilon, 1f)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(FirstInfinite, float.PositiveInfinity)]
    [InlineData(-103.97f, float.Epsilon)]
    [InlineData(-103.98f, 0f)]
    public void Extremes(float x, float expected) => Assert.Equal(expected, Exp.Evaluate(x));
}
