using System;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public class ErfTests
{
    [Fact]
    public void Is_within_2_ulp_of_double() => Ulp.Scan(Erf.Evaluate<MachineRounding>, ErfReference.Evaluate, maxNormal: 2, maxSubnormal: 1);

    [Fact]
    public void Is_within_2_ulp_where_the_two_formulas_meet()
    {
        for (float x = 0.874f; x < 0.876f; x = MathF.BitIncrement(x))
            Assert.True(Ulp.Error(Erf.Evaluate<MachineRounding>(x), ErfReference.Evaluate(x)) <= 2);
    }

    [Fact]
    public void Is_odd_and_never_leaves_the_interval()
    {
        for (float x = 0; x < 5; x += 0.0001f)
        {
            Assert.InRange(Erf.Evaluate<MachineRounding>(x), 0f, 1f);
            Assert.Equal(-Erf.Evaluate<MachineRounding>(x), Erf.Evaluate<MachineRounding>(-x));
        }
    }

    [Fact]
    public void Zero_keeps_its_sign()
    {
        Assert.True(float.IsNegative(Erf.Evaluate<MachineRounding>(-0f)));
        Assert.False(float.IsNegative(Erf.Evaluate<MachineRounding>(0f)));
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(float.Epsilon, float.Epsilon)]
    [InlineData(-float.Epsilon, -float.Epsilon)]
    [InlineData(3.92f, 1f)]
    [InlineData(-3.92f, -1f)]
    [InlineData(float.MaxValue, 1f)]
    [InlineData(float.MinValue, -1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.NaN, float.NaN)]
    public void Extremes(float x, float expected) => Assert.Equal(expected, Erf.Evaluate<MachineRounding>(x));

    /// <summary>Abramowitz and Stegun 1964, table 7.1.</summary>
    [Theory]
    [InlineData(0.1, 0.1124629160)]
    [InlineData(0.5, 0.5204998778)]
    [InlineData(1.0, 0.8427007929)]
    [InlineData(1.5, 0.9661051465)]
    [InlineData(2.0, 0.9953222650)]
    public void The_reference_has_the_published_values(double x, double published)
    {
        Assert.Equal(published, ErfReference.Evaluate(x), 0.51e-10);
        Assert.Equal(-published, ErfReference.Evaluate(-x), 0.51e-10);
    }

    [Fact]
    public void The_two_formulas_of_the_reference_agree()
    {
        for (double x = 2; x < 6; x += 0.01)
            Assert.Equal(1 - ErfReference.ContinuedFraction(x), ErfReference.Series(x), 3e-15);
    }
}
