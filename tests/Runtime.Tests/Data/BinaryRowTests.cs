using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Runtime.Tests.Storage;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class BinaryRowTests
{
    private static TemporaryFile Floats(params float[] values) => TemporaryFile.With(SafetensorsBytes.Floats(values));

    [Fact]
    public void Rows_come_in_the_order_of_the_file_and_begin_again()
    {
        using TemporaryFile file = Floats(1, 0, 2, 3, 1, 4, 5, 2, 6);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 3, labelColumn: 1, new() { BatchSize = 2 });
        Assert.Equal((3L, 2, 0, 2, true), (source.RowCount, source.InputSize, source.TargetSize, source.BatchSize, source.HasLabels));
        float[] inputs = new float[4];
        int[] labels = new int[2];
        Assert.Equal(2, source.Next(inputs, [], labels));
        Assert.Equal([1f, 2, 3, 4], inputs);
        Assert.Equal([0, 1], labels);
        Assert.Equal(1, source.Next(inputs, [], labels));
        Assert.Equal([5f, 6, 3, 4], inputs);
        Assert.Equal([2, 1], labels);
        Assert.Equal(3, source.Position);
        Assert.Equal(2, source.Next(inputs, [], labels));
        Assert.Equal([1f, 2, 3, 4], inputs);
    }

    [Fact]
    public void Targets_in_the_middle()
    {
        using TemporaryFile file = Floats(1, 10, 20, 2, 3, 30, 40, 4);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 4, targetColumns: 1..3);
        Assert.Equal((2, 2, 32, false), (source.InputSize, source.TargetSize, source.BatchSize, source.HasLabels));
        float[] inputs = new float[64], targets = new float[64];
        Assert.Equal(2, source.Next(inputs, targets, []));
        Assert.Equal([1f, 2, 3, 4], inputs[..4]);
        Assert.Equal([10f, 20, 30, 40], targets[..4]);
    }

    [Theory]
    [InlineData(10, 3, 100)]
    [InlineData(100, 7, 100)]
    [InlineData(1000, 32, 64)]
    [InlineData(1001, 32, 64)]
    [InlineData(5, 2, 1)]
    [InlineData(1, 4, 3)]
    public void Mixed_rows_come_once_an_epoch_in_another_order_each(int rows, int batch, int block)
    {
        using TemporaryFile file = Floats([.. Enumerable.Range(0, 2 * rows).Select(i => (float)(i / 2))]);
        BinaryRowOptions options = new() { BatchSize = batch, ShuffleSeed = 5, ShuffleBlockSize = block };
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 2, ^1, options);
        int[] first = Epoch(source), second = Epoch(source);
        Assert.Equal(Enumerable.Range(0, rows), first.Order());
        Assert.Equal(Enumerable.Range(0, rows), second.Order());
        if (rows > 5)
            Assert.NotEqual(first, second);

        using BinaryRowSource again = BinaryRowSource.Open(file.Path, 2, ^1, options);
        Assert.Equal(first, Epoch(again));
        using BinaryRowSource other = BinaryRowSource.Open(file.Path, 2, ^1, new() { BatchSize = batch, ShuffleSeed = 6, ShuffleBlockSize = block });
        if (rows > 5)
            Assert.NotEqual(first, Epoch(other));
    }

    [Fact]
    public void Rows_of_a_block_stay_together()
    {
        using TemporaryFile file = Floats([.. Enumerable.Range(0, 2 * 95).Select(i => (float)(i / 2))]);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 2, ^1, new() { ShuffleSeed = 3, ShuffleBlockSize = 10 });
        for (int epoch = 0; epoch < 20; epoch++)
        {
            List<int> blocks = [];
            foreach (int row in Epoch(source))
            {
                if (blocks.Count == 0 || blocks[^1] != row / 10)
                    blocks.Add(row / 10);
            }

            Assert.Equal(Enumerable.Range(0, 10), blocks.Order());
        }
    }

    [Fact]
    public void It_goes_on_from_a_position_that_was_kept()
    {
        using TemporaryFile file = Floats([.. Enumerable.Range(0, 200).Select(i => (float)(i / 2))]);
        BinaryRowOptions options = new() { BatchSize = 8, ShuffleSeed = 1, ShuffleBlockSize = 16 };
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 2, ^1, options);
        Epoch(source);
        int[] labels = new int[8];
        source.Next(new float[8], [], labels);
        long kept = source.Position;
        int[] rest = Epoch(source);
        using BinaryRowSource resumed = BinaryRowSource.Open(file.Path, 2, ^1, options);
        resumed.Position = kept;
        Assert.Equal(rest, Epoch(resumed));
        Assert.Throws<ArgumentOutOfRangeException>(() => resumed.Position = -1);
    }

    [Fact]
    public void Mini_batches_allocate_nothing()
    {
        using TemporaryFile file = Floats([.. Enumerable.Range(0, 400).Select(i => (float)(i / 2))]);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 2, ^1, new() { ShuffleSeed = 1, ShuffleBlockSize = 16 });
        float[] inputs = new float[32];
        int[] labels = new int[32];
        source.Next(inputs, [], labels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            source.Next(inputs, [], labels);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_was_written_piece_by_piece_comes_back()
    {
        using TemporaryFile file = new();
        Dataset penguins = DataSets.Penguins;
        (Dataset before, Dataset after) = penguins.SplitAt(100);
        using (BinaryRowWriter writer = new(file.Path))
        {
            writer.Append(before);
            writer.Append(after);
            Assert.Equal((5, 342L), (writer.ColumnCount, writer.RowCount));
            string message = Assert.Throws<ArgumentException>("data", () => writer.Append(Dataset.FromArrays([1, 2, 3], [1f, 2], 3))).Message;
            Assert.Contains("Expected rows with 4 inputs and a label, like the previous rows, but got 3 inputs and 2 targets.", message);
            Assert.Contains("16777217", Assert.Throws<ArgumentException>("data", () => writer.Append(Dataset.FromArrays([1, 2, 3, 4], [16_777_217], 4))).Message);
        }

        Assert.Equal(342 * 5 * 4, new FileInfo(file.Path).Length);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 5, ^1, new() { BatchSize = 342 });
        float[] inputs = new float[342 * 4];
        int[] labels = new int[342];
        Assert.Equal(342, source.Next(inputs, [], labels));
        Assert.Equal(penguins.Inputs.ToArray(), inputs);
        Assert.Equal(penguins.Labels.ToArray(), labels);
    }

    [Fact]
    public void A_trainer_learns_from_it()
    {
        using TemporaryFile file = Floats([.. Enumerable.Range(0, 64).SelectMany(i => (float[])[i / 64f, (3 * (i / 64f)) - 1])]);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 2, ^1.., new() { BatchSize = 8, ShuffleSeed = 1 });
        LinearNetwork network = new(1, 1);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.3f });
        Assert.Equal(1, trainer.StepFor(TimeSpan.FromMilliseconds(1), source).Steps);
        Assert.Equal(8, source.Position);
        float[] inputs = new float[8], targets = new float[8];
        for (int i = 0; i < 2000; i++)
        {
            int rows = source.Next(inputs, targets, []);
            trainer.Step(inputs.AsSpan(0, rows), targets.AsSpan(0, rows));
        }

        Assert.Equal(3, network.Parameters[0], 1e-2f);
        Assert.Equal(-1, network.Parameters[1], 1e-2f);
    }

    /// <summary>The file has a length of 5 GiB but takes no disk space, because unwritten parts read as zeros.</summary>
    [Fact]
    public void Files_beyond_the_reach_of_32_bits()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux do sparse files need no special permission.");
        using TemporaryFile file = new();
        const long rows = 5L << 26;
        using (FileStream stream = File.Create(file.Path))
        {
            stream.SetLength(rows * 16);
            stream.Position = (rows - 1) * 16;
            stream.Write(SafetensorsBytes.Floats(1, 2, 3, 4));
        }

        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 4, ^1, new() { BatchSize = 2 });
        Assert.Equal(rows, source.RowCount);
        source.Position = rows - 2;
        float[] inputs = new float[6];
        int[] labels = new int[2];
        Assert.Equal(2, source.Next(inputs, [], labels));
        Assert.Equal([0f, 0, 0, 1, 2, 3], inputs);
        Assert.Equal([0, 4], labels);
    }

    [Fact]
    public void Rows_that_hold_no_numbers_or_labels_are_refused_by_their_place()
    {
        using TemporaryFile notFinite = Floats(1, 0, 2, 0, float.NaN, 1);
        using BinaryRowSource source = BinaryRowSource.Open(notFinite.Path, 2, ^1, new() { BatchSize = 3 });
        Assert.Contains("row 2, column 0", Assert.Throws<InvalidDataException>(() => source.Next(new float[3], [], new int[3])).Message);
        Assert.Equal(0, source.Position);
        foreach (float label in (float[])[-1, 0.5f, 16_777_218])
        {
            using TemporaryFile file = Floats(1, label);
            using BinaryRowSource labels = BinaryRowSource.Open(file.Path, 2, ^1);
            Assert.Contains("row 0, column 1", Assert.Throws<InvalidDataException>(() => labels.Next(new float[32], [], new int[32])).Message);
        }
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        using TemporaryFile file = Floats(1, 2, 3, 4);
        using TemporaryFile empty = TemporaryFile.With([]);
        Assert.Contains("must be a multiple of 12 bytes, the size of a row of 3 floats, and at least 12 (was 16)", Assert.Throws<InvalidDataException>(() => BinaryRowSource.Open(file.Path, 3, ^1)).Message);
        Assert.Throws<InvalidDataException>(() => BinaryRowSource.Open(empty.Path, 3, ^1));
        Assert.Throws<FileNotFoundException>(() => BinaryRowSource.Open(file.Path + "none", 2, ^1));
        Assert.Throws<ArgumentOutOfRangeException>("columnCount", () => BinaryRowSource.Open(file.Path, 1, ^1));
        Assert.Throws<ArgumentOutOfRangeException>("labelColumn", () => BinaryRowSource.Open(file.Path, 2, ^0));
        Assert.Throws<ArgumentOutOfRangeException>("targetColumns", () => BinaryRowSource.Open(file.Path, 2, ..));
        Assert.Throws<ArgumentOutOfRangeException>("options.BatchSize", () => BinaryRowSource.Open(file.Path, 2, ^1, new() { BatchSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("options.ShuffleBlockSize", () => BinaryRowSource.Open(file.Path, 2, ^1, new() { ShuffleBlockSize = 0 }));
        BinaryRowSource source = BinaryRowSource.Open(file.Path, 2, ^1, new() { BatchSize = 2 });
        Assert.Throws<ArgumentException>("inputs", () => source.Next(new float[3], [], new int[2]));
        Assert.Throws<ArgumentException>("targets", () => source.Next(new float[2], new float[2], new int[2]));
        Assert.Throws<ArgumentException>("labels", () => source.Next(new float[2], [], []));
        source.Dispose();
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => source.Next(new float[2], [], new int[2]));
    }

    /// <summary>Reads the labels of one epoch.</summary>
    private static int[] Epoch(BinaryRowSource source)
    {
        List<int> rows = [];
        float[] inputs = new float[source.BatchSize];
        int[] labels = new int[source.BatchSize];
        do
        {
            int count = source.Next(inputs, [], labels);
            Assert.Equal(labels.Take(count).Select(label => (float)label), inputs.Take(count));
            rows.AddRange(labels.Take(count));
            Assert.InRange(rows.Count, 1, source.RowCount);
        }
        while (source.Position % source.RowCount != 0);
        return [.. rows];
    }
}
