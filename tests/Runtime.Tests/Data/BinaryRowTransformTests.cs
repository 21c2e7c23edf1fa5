using System;
using System.IO;
using System.Linq;
using MlpGen.Runtime.Tests.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>
/// Transforms fitted to files larger than memory and applied as rows are read. The results match those of a dataset in memory.
/// </summary>
public sealed class BinaryRowTransformTests
{
    private static TemporaryFile Written(Dataset data)
    {
        TemporaryFile file = new();
        using BinaryRowWriter writer = new(file.Path);
        writer.Append(data);
        return file;
    }

    [Fact]
    public void One_pass_finds_what_a_dataset_finds()
    {
        Dataset concrete = DataSets.Concrete;
        using TemporaryFile file = Written(concrete);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 9, ^1..);
        concrete.Standardize(out Standardization inputs).StandardizeTargets(out Standardization targets);
        concrete.ScaleToUnit(out MinMaxScaling unit).ScaleTargetsToUnit(out MinMaxScaling targetUnit);
        AssertNear(inputs, source.FitStandardization());
        AssertNear(targets, source.FitTargetStandardization());
        Assert.Equal(unit.Offsets.ToArray(), source.FitMinMaxScaling().Minimums.ToArray());
        Assert.Equal(unit.Scales.ToArray(), source.FitMinMaxScaling().Ranges.ToArray());
        Assert.Equal(targetUnit.Scales.ToArray(), source.FitTargetMinMaxScaling().Ranges.ToArray());
        Assert.Equal(0, source.Position);
    }

    /// <summary>A sum of squares minus the square of the sum would lose all digits of the first column.</summary>
    [Fact]
    public void Columns_far_from_0_and_columns_that_do_not_vary()
    {
        using TemporaryFile file = Written(Dataset.FromArrays([16_000_001, 5, 16_000_003, 5, 16_000_002, 5], [1f, 2, 3], 2));
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 3, ^1..);
        Standardization found = source.FitStandardization();
        Assert.Equal([16_000_002d, 5], found.Means.ToArray());
        Assert.Equal(Math.Sqrt(2 / 3.0), found.Scales[0], 1e-12);
        Assert.Equal(1, found.Scales[1]);
        Assert.Equal([2d, 1], source.FitMinMaxScaling().Ranges.ToArray());
    }

    [Fact]
    public void Rows_are_transformed_as_they_are_read()
    {
        Dataset concrete = DataSets.Concrete;
        using TemporaryFile file = Written(concrete);
        Dataset prepared = concrete.Standardize(out Standardization inputs).ScaleTargetsToUnit(out MinMaxScaling targets);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 9, ^1.., new() { BatchSize = 1030, Transform = new() { Inputs = inputs, Targets = targets } });
        float[] read = new float[1030 * 8], readTargets = new float[1030];
        Assert.Equal(1030, source.Next(read, readTargets, []));
        Assert.Equal(prepared.Inputs.ToArray(), read);
        Assert.Equal(prepared.Targets.ToArray(), readTargets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        source.Next(read, readTargets, []);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        // Fitting reads the file, not the transformed rows.
        AssertNear(inputs, source.FitStandardization());
    }

    [Fact]
    public void Labels_stay()
    {
        using TemporaryFile file = Written(DataSets.Iris);
        DataSets.Iris.Standardize(out Standardization inputs);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 5, ^1, new() { BatchSize = 150, Transform = new() { Inputs = inputs } });
        int[] labels = new int[150];
        source.Next(new float[600], [], labels);
        Assert.Equal(DataSets.Iris.Labels.ToArray(), labels);
        Assert.Throws<InvalidOperationException>(() => source.FitTargetStandardization());
        Assert.Throws<InvalidOperationException>(() => source.FitTargetMinMaxScaling());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using TemporaryFile file = Written(Dataset.FromArrays([1e30f, 2], [3f], 2));
        string path = file.Path;
        NetworkTransform Inputs(int columns, double scale = 1) => new() { Inputs = new Standardization(new double[columns], [.. Enumerable.Repeat(scale, columns)]) };
        Assert.Contains("The transform of the inputs must have a ColumnCount of 2 (was 3).", Assert.Throws<ArgumentException>("options.Transform", () => BinaryRowSource.Open(path, 3, ^1.., new() { Transform = Inputs(3) })).Message);
        Assert.Contains("The transform of the targets (the rows have labels) must have a ColumnCount of 0 (was 1).", Assert.Throws<ArgumentException>(
            "options.Transform", () => BinaryRowSource.Open(path, 3, ^1, new() { Transform = new() { Targets = new MinMaxScaling([0], [1]) } })).Message);
        using BinaryRowSource source = BinaryRowSource.Open(path, 3, ^1.., new() { Transform = Inputs(2, 1e-30) });
        Assert.Contains("row 0, input 0 (both from 0) must be finite after the transform (was ", Assert.Throws<InvalidDataException>(() => source.Next(new float[64], new float[32], [])).Message);
        Assert.Equal(0, source.Position);
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => source.FitStandardization());
    }

    [Fact]
    public void Rows_that_the_file_does_not_hold_take_no_memory()
    {
        using TemporaryFile file = TemporaryFile.With(SafetensorsBytes.Floats(1, 2, 3));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => BinaryRowSource.Open(file.Path, int.MaxValue, ^1));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void The_largest_position_is_one_from_which_rows_still_come(int? seed)
    {
        using TemporaryFile file = Written(Dataset.FromArrays([.. Enumerable.Range(0, 50).Select(i => (float)i)], [.. Enumerable.Range(0, 50).Select(i => (float)i)], 1));
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 2, ^1.., new() { BatchSize = 8, ShuffleSeed = seed });
        Assert.Contains("must be between 0 and 4611686018427387904 (was 9223372036854775807)", Assert.Throws<ArgumentOutOfRangeException>(() => source.Position = long.MaxValue).Message);
        source.Position = 1L << 62;
        for (int i = 0; i < 20; i++)
            Assert.InRange(source.Next(new float[8], new float[8], []), 1, 8);
    }

    private static void AssertNear(Standardization expected, Standardization actual)
    {
        for (int column = 0; column < expected.ColumnCount; column++)
        {
            Assert.Equal(1, actual.Means[column] / expected.Means[column], 1e-12);
            Assert.Equal(1, actual.Scales[column] / expected.Scales[column], 1e-12);
        }
    }
}
