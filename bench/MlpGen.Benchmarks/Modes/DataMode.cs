using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Reports;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Measures the cost of files: packed IDX compared with the decompressor alone, and rows of a binary file, in order and shuffled.</summary>
internal static class DataMode
{
    private const int Rounds = 7;
    private const int Side = 8 * 1024;
    private const int Columns = 65;
    private const int RowCount = 200_000;

    public static void Run(Arguments arguments)
    {
        Affinity.PinToThisCore();
        Console.WriteLine(Idx());
        Console.WriteLine(Rows());
    }

    /// <summary>Creates an image of 64 MiB, in which a quarter of the bytes are noise.</summary>
    private static Table Idx()
    {
        System.Random random = new(1);
        byte[] pixels = new byte[Side * Side];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = random.Next(4) == 0 ? (byte)random.Next(256) : (byte)0;
        MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write([0, 0, 8, 2, 0, 0, Side >> 8, 0, 0, 0, Side >> 8, 0]);
            gzip.Write(pixels);
        }

        Table table = new("64 MiB of IDX over gzip", "median", "bytes allocated per byte of numbers");
        byte[] scratch = new byte[64 * 1024];
        Add(table, "GZipStream alone", packed, stream =>
        {
            using GZipStream gzip = new(stream, CompressionMode.Decompress, leaveOpen: true);
            while (gzip.Read(scratch) > 0)
            {
            }
        });
        Add(table, "IdxTensor.Load", packed, stream => IdxTensor.Load(stream));
        return table;
    }

    private static void Add(Table table, string what, MemoryStream packed, Action<Stream> read)
    {
        double[] times = new double[Rounds];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            packed.Position = 0;
            long start = Stopwatch.GetTimestamp();
            read(packed);
            times[round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }

        double allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rounds / ((double)Side * Side * sizeof(float));
        table.Add(what, Figures.Time(times.Median()), Figures.Ratio(allocated));
    }

    private static Table Rows()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        float[] inputs = [.. Enumerable.Range(0, RowCount * (Columns - 1)).Select(i => (float)(i % 17))];
        try
        {
            using (BinaryRowWriter writer = new(path))
                writer.Append(Dataset.FromArrays(inputs, new int[RowCount], Columns - 1));
            Table table = new($"{RowCount:N0} rows of {Columns} floats", "per epoch", "per row");
            Add(table, "in order", path, null);
            Add(table, "shuffled", path, 1);
            return table;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Add(Table table, string order, string path, int? seed)
    {
        using BinaryRowSource source = BinaryRowSource.Open(path, Columns, ^1, new() { BatchSize = 32, ShuffleSeed = seed });
        float[] inputs = new float[32 * source.InputSize];
        int[] labels = new int[32];
        double[] times = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            while (source.Position < (round + 1L) * RowCount)
                source.Next(inputs, [], labels);
            times[round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }

        table.Add(order, Figures.Time(times.Median()), Figures.Time(times.Median() / RowCount));
    }
}
