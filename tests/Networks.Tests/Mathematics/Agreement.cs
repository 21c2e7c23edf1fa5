using System;
using System.Linq;
using Xunit;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>Asserts that two results are equal or different. The two tolerances are four orders of magnitude apart.</summary>
internal static class Agreement
{
    private const double Same = 1e-8;
    private const double Different = 1e-4;

    public static void AssertSame(double expected, double found) => Assert.InRange(Math.Abs(expected - found), 0, Same);

    public static void AssertSame(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
            AssertSame(expected[i], found[i]);
    }

    public static void AssertDifferent(double expected, double found) =>
        Assert.InRange(Math.Abs(expected - found), Different, double.MaxValue);

    /// <summary>Asserts that at least one entry differs.</summary>
    public static void AssertDifferent(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.InRange(expected.Zip(found, (left, right) => Math.Abs(left - right)).Max(), Different, double.MaxValue);
    }
}
