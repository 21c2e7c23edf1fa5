using System;
using System.Linq;
using MlpGen.Verification;
using Xunit;

namespace MlpGen.Runtime.Tests.Verification;

/// <summary>
/// Errors of operations in floats. They stay within a few expected errors, and the expected errors are not far too large.
/// </summary>
public sealed class RoundedTests
{
    private const int Runs = 2000;

    [Fact]
    public void A_number_that_a_float_holds_has_no_error()
    {
        Assert.Equal(0, ((Rounded)0.1f).Error(0.1f));
        Assert.Equal(double.PositiveInfinity, ((Rounded)1).Error(float.NaN));
        Assert.Equal(0.5, ((Rounded)2).Error(3));
    }

    [Fact]
    public void The_error_of_sums_of_products_is_bounded() => AssertErrorsAsExpected(draw =>
    {
        float[] a = draw.Uniform(-1, 1, 50), b = draw.Uniform(-1, 1, 50);
        float found = 0;
        Rounded expected = 0;
        for (int i = 0; i < a.Length; i++)
        {
            found += a[i] * b[i];
            expected += (Rounded)a[i] * b[i];
        }

        return (expected, found);
    });

    [Fact]
    public void The_error_of_differences_is_bounded() => AssertErrorsAsExpected(draw =>
    {
        float[] x = draw.Uniform(1, 2, 4);
        Rounded product = (Rounded)x[0] * x[1] * x[2], other = (Rounded)x[0] * x[2] * x[1];
        return (product - other + (1e-5f * (Rounded)x[3]), (x[0] * x[1] * x[2]) - (x[0] * x[2] * x[1]) + (1e-5f * x[3]));
    });

    [Fact]
    public void The_error_of_functions_of_sums_is_bounded() => AssertErrorsAsExpected(draw =>
    {
        float[] x = draw.Uniform(-20, 20, 3);
        float sum = x[0] + x[1] + x[2];
        return (((Rounded)x[0] + x[1] + x[2]).Apply(Math.Exp), (float)Math.Exp(sum));
    });

    [Fact]
    public void A_wrong_digit_shows_where_nothing_cancels()
    {
        Rounded sum = (Rounded)0.75f + 0.5f;
        Assert.True(sum.Error(1.2501f) > 50 * Rounded.Unit);
    }

    [Fact]
    public void Where_numbers_cancel_their_size_is_the_measure()
    {
        Rounded rest = (Rounded)10_000f * 1.0001f - 10_000f;
        Assert.InRange(rest.Error((float)rest.Value + 1e-3f), 1e-7, 1e-5);
        Assert.InRange(rest.Error((float)rest.Value + 10), 1e-3, 1e-1);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 1.0000001, true)]
    [InlineData(1, 1.001, false)]
    public void A_place_within_rounding_of_a_sum_is_recognised(double number, double place, bool expected) =>
        Assert.Equal(expected, ((Rounded)(number / 2) + (number / 2)).IsWithinRounding(place));

    /// <summary>Asserts that the largest of many errors, in standard errors, is neither far above one nor far below.</summary>
    private static void AssertErrorsAsExpected(Func<Draw, (Rounded Expected, float Found)> run)
    {
        double largest = Enumerable.Range(1, Runs).Select(seed => run(new Draw((ulong)seed)))
            .Max(pair => Math.Abs(pair.Found - pair.Expected.Value) / (Rounded.Unit * Math.Sqrt(pair.Expected.Variance)));
        Assert.InRange(largest, 0.2, 4);
    }
}
