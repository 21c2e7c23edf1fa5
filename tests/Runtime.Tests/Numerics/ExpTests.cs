using System;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public class ExpTests
{
    // The largest float with a finite exponential, and the next float.
    private const float LastFinite = 88.7228317f;
    private const float FirstInfinite = 88.7228394f;

    [Fact]
    public void Is_within_1_2_ulp_of_double() =>
        Ulp.Scan(Exp.Evaluate<MachineRounding>, Math.Exp, maxNormal: 1.2, maxSubnormal: 1, high: LastFinite);

    [Fact]
    public void Subnormal_results_are_within_1_ulp_and_none_is_lost()
    {
        for (float x = -87.33f; x > -103.9f; x -= 0.000137f)
            Assert.True(Ulp.Error(Exp.Evaluate<MachineRounding>(x), Math.Exp(x)) <= 1, $"{x:R}");
    }

    [Fact]
    public void The_function_for_numbers_up_to_0_is_the_same_where_the_result_is_normal_and_else_may_be_0()
    {
        for (float x = 0; x > -110; x -= 0.00137f)
        {
            float expected = Exp.Evaluate<MachineRounding>(x), actual = Exp.EvaluateNonPositive<MachineRounding>(x);
            if (float.IsNormal(expected) || actual != 0)
                Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));
        }

        Assert.Equal(0f, Exp.EvaluateNonPositive<MachineRounding>(float.NegativeInfinity));
        Assert.Equal(float.NaN, Exp.EvaluateNonPositive<MachineRounding>(float.NaN));
    }

    [Fact]
    public void Negative_zero_is_zero() => Assert.Equal(1f, Exp.Evaluate<MachineRounding>(-0f));

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
    public void Extremes(float x, float expected) => Assert.Equal(expected, Exp.Evaluate<MachineRounding>(x));
}
