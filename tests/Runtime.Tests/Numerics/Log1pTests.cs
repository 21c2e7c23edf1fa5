using System;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public class Log1pTests
{
    [Fact]
    public void Is_within_2_ulp_of_double() => Ulp.Scan(Log1p.Evaluate<MachineRounding>, Exact, maxNormal: 2, maxSubnormal: 1, low: 0, high: 1);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1f, 0.693147182f)]
    [InlineData(float.NaN, float.NaN)]
    public void Extremes(float x, float expected) => Assert.Equal(expected, Log1p.Evaluate<MachineRounding>(x), 1e-7f);

    /// <summary>Applies Kahan's correction, in which the rounding of 1 + x cancels in the quotient.</summary>
    private static double Exact(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
