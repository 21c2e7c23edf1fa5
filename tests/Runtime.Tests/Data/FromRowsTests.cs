using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>Datasets made from rows in separate arrays, in tables, and in objects.</summary>
public sealed class FromRowsTests
{
    private static readonly float[][] s_inputs = [[1, 2], [3, 4], [5, 6]];
    private static readonly double[][] s_doubles = [[1, 2], [3, 4], [5, 6]];
    private static readonly float[,] s_table = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
    private static readonly float[][] s_targets = [[7], [8], [9]];

    private sealed record Game(float Goals, float Fouls, int Result);

    public static TheoryData<string> Labelled => ["float[][]", "double[][]", "float[,]", "list", "objects"];

    [Theory]
    [MemberData(nameof(Labelled))]
    public void Rows_with_labels(string kind)
    {
        int[] labels = [0, 2, 1];
        Dataset data = kind switch
        {
            "float[][]" => Dataset.FromRows(s_inputs, labels),
            "double[][]" => Dataset.FromRows(s_doubles, labels),
            "float[,]" => Dataset.FromRows(s_table, labels),
            "list" => Dataset.FromRows(s_inputs.ToList(), labels),
            _ => Dataset.FromRows(Games(), game => [game.Goals, game.Fouls], game => game.Result),
        };
        Assert.Equal([1, 2, 3, 4, 5, 6], data.Inputs.ToArray());
        Assert.Equal([0, 2, 1], data.Labels.ToArray());
        Assert.Equal((3, 2, 0), (data.Count, data.InputSize, data.TargetSize));
        labels[0] = 5;
        Assert.Equal(0, data.Labels[0]);
    }

    public static TheoryData<string> WithTargets => ["float[][]", "double[][]", "float[,]", "float[][] and float[]", "double[][] and double[]", "float[,] and float[]", "objects"];

    [Theory]
    [MemberData(nameof(WithTargets))]
    public void Rows_with_targets(string kind)
    {
        Dataset data = kind switch
        {
            "float[][]" => Dataset.FromRows(s_inputs, s_targets),
            "double[][]" => Dataset.FromRows(s_doubles, (double[][])[[7], [8], [9]]),
            "float[,]" => Dataset.FromRows(s_table, new float[,] { { 7 }, { 8 }, { 9 } }),
            "float[][] and float[]" => Dataset.FromRows(s_inputs, (float[])[7, 8, 9]),
            "double[][] and double[]" => Dataset.FromRows(s_doubles, (double[])[7, 8, 9]),
            "float[,] and float[]" => Dataset.FromRows(s_table, (float[])[7, 8, 9]),
            _ => Dataset.FromRows(s_inputs.Zip(s_targets), pair => pair.First, pair => pair.Second),
        };
        Assert.Equal([1, 2, 3, 4, 5, 6], data.Inputs.ToArray());
        Assert.Equal([7, 8, 9], data.Targets.ToArray());
        Assert.Equal((3, 2, 1), (data.Count, data.InputSize, data.TargetSize));
    }

    [Fact]
    public void Nothing_is_shared_with_the_rows()
    {
        float[][] inputs = [[1, 2]];
        Dataset data = Dataset.FromRows(inputs, (int[])[0]);
        inputs[0][0] = 9;
        Assert.Equal(1, data.Inputs[0]);
    }

    [Fact]
    public void A_selector_may_return_one_array_again_and_again()
    {
        float[] buffer = new float[1];
        Dataset data = Dataset.FromRows(Enumerable.Range(0, 100), i => Filled(buffer, i), i => i % 3);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), data.Inputs.ToArray());
    }

    [Fact]
    public void The_objects_are_gone_through_once()
    {
        int times = 0;
        IEnumerable<int> Once()
        {
            times++;
            yield return 1;
        }

        Assert.Equal(1, Dataset.FromRows(Once(), i => [i], i => (float[])[i, i]).Count);
        Assert.Equal(1, times);
    }

    [Fact]
    public void A_row_of_another_length_is_named()
    {
        AssertThrows("inputs", "Row 2 of inputs (from 0) has 3 numbers. Expected 2, as in row 0.", () => Dataset.FromRows((float[][])[[1, 2], [3, 4], [5, 6, 7]], (int[])[0, 0, 0]));
        AssertThrows("targets", "Row 1 of targets (from 0) has 1 number. Expected 2", () => Dataset.FromRows(s_inputs, (float[][])[[1, 2], [3], [4, 5]]));
        AssertThrows("inputs", "Row 1 of inputs (from 0) has 1 number", () => Dataset.FromRows((double[][])[[1, 2], [3]], (int[])[0, 0]));
        AssertThrows("inputs", "Row 1 of inputs (from 0) has 1 number", () => Dataset.FromRows((int[])[2, 1], length => new float[length], _ => 0));
    }

    [Fact]
    public void A_row_that_is_missing_or_empty_is_named()
    {
        AssertThrows("inputs", "Row 1 of inputs (from 0) is null", () => Dataset.FromRows((float[][])[[1], null!], (int[])[0, 0]));
        AssertThrows("inputs", "Row 0 of inputs (from 0) is null", () => Dataset.FromRows((double[][])[null!, [1]], (int[])[0, 0]));
        AssertThrows("targets", "Row 1 of targets (from 0) is null", () => Dataset.FromRows((int[])[0, 1], i => [i], i => i == 0 ? [1f] : null!));
        AssertThrows("inputs", "Row 0 of inputs (from 0) must have at least one number (was empty)", () => Dataset.FromRows((float[][])[[], []], (int[])[0, 0]));
        AssertThrows("inputs", "Row 0 of inputs (from 0) must have at least one number (was empty)", () => Dataset.FromRows(new float[2, 0], (int[])[0, 0]));
        AssertThrows("inputs", "Row 1 of inputs (from 0) must have at least one number (was empty)", () => Dataset.FromRows((float[][])[[1], []], (int[])[0, 0]));
    }

    [Fact]
    public void There_must_be_rows()
    {
        AssertThrows("inputs", "inputs has no rows", () => Dataset.FromRows(Array.Empty<float[]>(), Array.Empty<int>()));
        AssertThrows("inputs", "inputs has no rows", () => Dataset.FromRows(new float[0, 2], Array.Empty<int>()));
        AssertThrows("rows", "rows has no rows", () => Dataset.FromRows(Array.Empty<Game>(), game => [game.Goals], game => game.Result));
        AssertThrows("rows", "rows has no rows", () => Dataset.FromRows(Array.Empty<Game>(), game => [game.Goals], game => (float[])[game.Fouls]));
    }

    [Fact]
    public void As_many_labels_or_targets_as_rows()
    {
        AssertThrows("labels", "Expected 3 labels, one for each row of inputs, but got 2.", () => Dataset.FromRows(s_inputs, (int[])[0, 1]));
        AssertThrows("targets", "Expected 3 targets, one for each row of inputs, but got 2.", () => Dataset.FromRows(s_inputs, (float[][])[[1], [2]]));
        AssertThrows("targets", "Expected 3 targets, one for each row of inputs, but got 4.", () => Dataset.FromRows(s_table, (float[])[1, 2, 3, 4]));
    }

    [Fact]
    public void Numbers_are_finite_and_within_the_range_of_float()
    {
        AssertThrows("inputs", "Row 1, column 0 (both from 0) of inputs must be finite and within the range of float (was NaN)", () => Dataset.FromRows((float[][])[[1], [float.NaN]], (int[])[0, 0]));
        AssertThrows("inputs", "Row 0, column 1 (both from 0) of inputs must be finite and within the range of float (was 1E+300)", () => Dataset.FromRows((double[][])[[1, 1e300]], (int[])[0]));
        AssertThrows("targets", "Row 1, column 0 (both from 0) of targets must be finite and within the range of float (was -Infinity)", () => Dataset.FromRows((double[][])[[1], [2]], (double[])[0, double.NegativeInfinity]));
        AssertThrows("targets", "must be finite (was NaN)", () => Dataset.FromRows(s_inputs, (float[])[0, 1, float.NaN]));
        Assert.Equal(0.1f, Dataset.FromRows((double[][])[[0.1]], (int[])[0]).Inputs[0]);
    }

    [Fact]
    public void Labels_are_not_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => Dataset.FromRows(s_inputs, (int[])[0, 1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>("label", () => Dataset.FromRows(s_inputs, row => row, _ => -1));
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>("inputs", () => Dataset.FromRows((float[][])null!, (int[])[0]));
        Assert.Throws<ArgumentNullException>("inputs", () => Dataset.FromRows((float[,])null!, (int[])[0]));
        Assert.Throws<ArgumentNullException>("labels", () => Dataset.FromRows(s_inputs, (int[])null!));
        Assert.Throws<ArgumentNullException>("targets", () => Dataset.FromRows(s_doubles, (double[])null!));
        Assert.Throws<ArgumentNullException>("rows", () => Dataset.FromRows((Game[])null!, game => [game.Goals], game => game.Result));
        Assert.Throws<ArgumentNullException>("label", () => Dataset.FromRows(Games(), game => [game.Goals], (Func<Game, int>)null!));
    }

    private static Game[] Games() => [new(1, 2, 0), new(3, 4, 2), new(5, 6, 1)];

    private static float[] Filled(float[] buffer, float value)
    {
        buffer[0] = value;
        return buffer;
    }

    private static void AssertThrows(string parameter, string message, Func<Dataset> make) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(parameter, make).Message, StringComparison.Ordinal);
}
