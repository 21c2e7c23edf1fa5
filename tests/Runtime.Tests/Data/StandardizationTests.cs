using System;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class StandardizationTests
{
    /// <summary>
    /// Rows for a check by hand. Column 0 has mean 3 and variance (4 + 0 + 4)/3, column 1 is constant, and column 2 has mean 0 and variance
    /// 2·10⁸/3.
    /// </summary>
    private static readonly Dataset s_data = Dataset.FromArrays([1, 0.1f, 1e4f, 3, 0.1f, 0, 5, 0.1f, -1e4f], [0, 1, 1], 3);

    [Fact]
    public void Means_and_population_deviations_as_scikit_learn_s()
    {
        s_data.Standardize(out Standardization standardization);
        Assert.Equal([3.0, 0.1f, 0.0], standardization.Means.ToArray());
        Assert.Equal(Math.Sqrt(8.0 / 3), standardization.Scales[0], 1e-12);
        Assert.Equal(1, standardization.Scales[1]);
        Assert.Equal(Math.Sqrt(2e8 / 3), standardization.Scales[2], 1e-9);
    }

    [Fact]
    public void Brings_columns_to_mean_zero_and_deviation_one()
    {
        Dataset result = s_data.Standardize(out _);
        float unit = (float)Math.Sqrt(1.5);
        float[] expected = [-unit, 0, unit, 0, 0, 0, unit, 0, -unit];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], result.Inputs[i], 1e-6f);
        Assert.Equal(s_data.Labels.ToArray(), result.Labels.ToArray());
        Assert.Equal(1, s_data.Inputs[0]);
    }

    [Fact]
    public void Digits_survive_a_large_mean()
    {
        Dataset data = Dataset.FromArrays([10_000_000, 10_000_001, 10_000_002], [0, 0, 0], 1);
        Dataset result = data.Standardize(out _);
        Assert.Equal(-Math.Sqrt(1.5), result.Inputs[0], 1e-6);
        Assert.Equal(0, result.Inputs[1]);
    }

    [Fact]
    public void Other_rows_and_raw_spans_are_treated_alike()
    {
        s_data.Standardize(out Standardization standardization);
        Dataset other = Dataset.FromArrays([7, 0.2f, 5, 3, 3, 3], [1f, 2], 3).Apply(standardization);
        float[] raw = [7, 0.2f, 5, 3, 3, 3];
        standardization.Apply(raw);
        Assert.Equal(raw, other.Inputs.ToArray());
        Assert.Equal(4 / Math.Sqrt(8.0 / 3), raw[0], 1e-6);
        Assert.Equal([1f, 2f], other.Targets.ToArray());

        long before = GC.GetAllocatedBytesForCurrentThread();
        standardization.Apply(raw);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Kept_numbers_make_it_again()
    {
        s_data.Standardize(out Standardization first);
        Standardization second = new(first.Means, first.Scales);
        Assert.Equal(s_data.Apply(first).Inputs.ToArray(), s_data.Apply(second).Inputs.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        s_data.Standardize(out Standardization standardization);
        Assert.Throws<ArgumentException>("transform", () => Dataset.FromArrays([1, 2], [0], 2).Apply(standardization));
        Assert.Throws<ArgumentNullException>("transform", () => s_data.Apply(null!));
        Assert.Throws<ArgumentException>("rows", () => standardization.Apply(new float[4]));
        Assert.Throws<InvalidOperationException>(() => s_data.SplitAt(0).Before.Standardize(out _));
        Assert.Throws<ArgumentException>("scales", () => new Standardization([1, 2], [1]));
        Assert.Throws<ArgumentException>("scales", () => new Standardization([], []));
        Assert.Throws<ArgumentException>("scales", () => new Standardization([1], [0]));
        Assert.Throws<ArgumentException>("means", () => new Standardization([double.NaN], [1]));
    }
}
