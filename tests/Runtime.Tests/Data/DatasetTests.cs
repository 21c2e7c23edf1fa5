using System;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class DatasetTests
{
    private static readonly Dataset s_labelled = Dataset.FromArrays([1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 2, 3], 2);
    private static readonly Dataset s_targeted = Dataset.FromArrays([1, 2, 3, 4], [10f, 20, 30, 40, 50, 60, 70, 80], 1);

    [Fact]
    public void Rows_with_labels()
    {
        Assert.Equal((4, 2, 0, true), (s_labelled.Count, s_labelled.InputSize, s_labelled.TargetSize, s_labelled.HasLabels));
        Assert.Equal([5f, 6f], s_labelled.InputsOf(2).ToArray());
        Assert.Equal([0, 1, 2, 3], s_labelled.Labels.ToArray());
        Assert.True(s_labelled.Targets.IsEmpty && s_labelled.TargetsOf(0).IsEmpty);
    }

    [Fact]
    public void Rows_with_targets()
    {
        Assert.Equal((4, 1, 2, false), (s_targeted.Count, s_targeted.InputSize, s_targeted.TargetSize, s_targeted.HasLabels));
        Assert.Equal([3f], s_targeted.InputsOf(2).ToArray());
        Assert.Equal([50f, 60f], s_targeted.TargetsOf(2).ToArray());
        Assert.True(s_targeted.Labels.IsEmpty);
    }

    [Fact]
    public void Arrays_are_copied()
    {
        float[] inputs = [1, 2];
        int[] labels = [0, 1];
        float[] targets = [3, 4];
        Dataset labelled = Dataset.FromArrays(inputs, labels, 1);
        Dataset targeted = Dataset.FromArrays(inputs, targets, 1);
        inputs[0] = labels[0] = 9;
        targets[0] = 9;
        Assert.Equal([1f, 2f], labelled.Inputs.ToArray());
        Assert.Equal([0, 1], labelled.Labels.ToArray());
        Assert.Equal([3f, 4f], targeted.Targets.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Splits_where_told(int row)
    {
        (Dataset before, Dataset after) = s_labelled.SplitAt(row);
        Assert.Equal((row, 4 - row), (before.Count, after.Count));
        Assert.Equal(s_labelled.Inputs[..(2 * row)].ToArray(), before.Inputs.ToArray());
        Assert.Equal(s_labelled.Inputs[(2 * row)..].ToArray(), after.Inputs.ToArray());
        Assert.Equal(s_labelled.Labels[row..].ToArray(), after.Labels.ToArray());

        (before, after) = s_targeted.SplitAt(row);
        Assert.Equal(s_targeted.Targets[..(2 * row)].ToArray(), before.Targets.ToArray());
        Assert.Equal(s_targeted.Targets[(2 * row)..].ToArray(), after.Targets.ToArray());
        Assert.Equal((false, 2), (before.HasLabels, before.TargetSize));
    }

    [Fact]
    public void A_part_can_be_split_scaled_and_shuffled_again()
    {
        (_, Dataset part) = s_targeted.SplitAt(1);
        (_, part) = part.SplitAt(1);
        Assert.Equal([6f, 8f], part.Scale(2).Inputs.ToArray());
        Assert.Equal([50f, 60, 70, 80], part.Targets.ToArray());
        Assert.Equal(0, part.SplitAt(0).Before.Shuffle(1).Count);
    }

    [Fact]
    public void Shuffling_keeps_rows_together_and_repeats_for_a_seed()
    {
        float[] inputs = new float[200];
        int[] labels = new int[100];
        for (int row = 0; row < 100; row++)
        {
            labels[row] = row;
            inputs[2 * row] = row;
            inputs[(2 * row) + 1] = -row;
        }

        Dataset data = Dataset.FromArrays(inputs, labels, 2);
        Dataset shuffled = data.Shuffle(7);
        Assert.NotEqual(labels, shuffled.Labels.ToArray());
        Assert.NotEqual(shuffled.Labels.ToArray(), data.Shuffle(8).Labels.ToArray());
        Assert.Equal(shuffled.Labels.ToArray(), data.Shuffle(7).Labels.ToArray());
        Assert.Equal(labels, data.Labels.ToArray());
        for (int row = 0; row < 100; row++)
            Assert.Equal([(float)shuffled.Labels[row], -shuffled.Labels[row]], shuffled.InputsOf(row).ToArray());

        int[] sorted = shuffled.Labels.ToArray();
        Array.Sort(sorted);
        Assert.Equal(labels, sorted);

        Dataset targets = s_targeted.Shuffle(2);
        for (int row = 0; row < 4; row++)
            Assert.Equal((targets.InputsOf(row)[0] * 20) - 10, targets.TargetsOf(row)[0]);
    }

    [Fact]
    public void Scaling_changes_the_inputs_of_a_copy()
    {
        Dataset half = s_labelled.Scale(0.5f);
        Assert.Equal([0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4], half.Inputs.ToArray());
        Assert.Equal(s_labelled.Labels.ToArray(), half.Labels.ToArray());
        Assert.Equal(1, s_labelled.Inputs[0]);
    }

    [Fact]
    public void Arrays_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentNullException>("inputs", () => Dataset.FromArrays(null!, new int[1], 1));
        Assert.Throws<ArgumentNullException>("labels", () => Dataset.FromArrays([1], (int[])null!, 1));
        Assert.Throws<ArgumentNullException>("targets", () => Dataset.FromArrays([1], (float[])null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => Dataset.FromArrays([1], [0], 0));
        Assert.Contains("a multiple of 2, and at least 2 (was 3)", Assert.Throws<ArgumentException>("inputs", () => Dataset.FromArrays([1, 2, 3], [0], 2)).Message);
        Assert.Throws<ArgumentException>("inputs", () => Dataset.FromArrays([], Array.Empty<int>(), 2));
        Assert.Contains("Expected 2 labels, one for each row of inputs, but got 3.", Assert.Throws<ArgumentException>("labels", () => Dataset.FromArrays([1, 2], [0, 1, 2], 1)).Message);
        Assert.Contains("row 1 was -1", Assert.Throws<ArgumentOutOfRangeException>("labels", () => Dataset.FromArrays([1, 2], [0, -1], 1)).Message);
        Assert.Throws<ArgumentException>("targets", () => Dataset.FromArrays([1, 2], [1f, 2, 3], 1));
        Assert.Throws<ArgumentException>("targets", () => Dataset.FromArrays([1, 2], Array.Empty<float>(), 1));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused_by_row_and_column(float value)
    {
        string inputs = Assert.Throws<ArgumentException>("inputs", () => Dataset.FromArrays([1, 2, 3, value], [0, 1], 2)).Message;
        Assert.Contains("Row 1, column 1", inputs);
        string targets = Assert.Throws<ArgumentException>("targets", () => Dataset.FromArrays([1, 2], [1f, 2, value, 4], 1)).Message;
        Assert.Contains("Row 1, column 0", targets);
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => s_labelled.Scale(value));
    }

    [Fact]
    public void A_product_beyond_float_is_refused() =>
        Assert.Contains("Row 2, column 0", Assert.Throws<ArgumentException>("factor", () => s_labelled.Scale(7e37f)).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Rows_that_do_not_exist_are_refused(int row)
    {
        Assert.Contains("between 0 and 4", Assert.Throws<ArgumentOutOfRangeException>("row", () => s_labelled.SplitAt(row)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => s_labelled.InputsOf(row).Length);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => s_labelled.TargetsOf(row).Length);
    }
}
