using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using MlpGen.Runtime.Tests.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class IdxTests
{
    /// <summary>Two pictures of 2 × 3 bytes, written by hand from the format's documentation.</summary>
    private static readonly byte[] s_images =
        [0, 0, 0x08, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 2, 3, 4, 255, 10, 20, 30, 40, 50, 60];

    private static readonly byte[] s_labels = [0, 0, 0x08, 1, 0, 0, 0, 2, 7, 3];

    public static TheoryData<byte, byte[], float> Numbers => new()
    {
        { 0x08, [0xFE], 254 },
        { 0x09, [0xFE], -2 },
        { 0x0B, [0x80, 0x01], -32767 },
        { 0x0C, [0xFF, 0xFF, 0xFF, 0xFE], -2 },
        { 0x0C, [0x00, 0x01, 0x00, 0x00], 65536 },
        { 0x0D, [0x3F, 0xC0, 0x00, 0x00], 1.5f },
        { 0x0E, [0x40, 0x04, 0, 0, 0, 0, 0, 0], 2.5f },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_type_of_number(byte type, byte[] number, float expected)
    {
        IdxTensor tensor = IdxTensor.Load(new MemoryStream([0, 0, type, 1, 0, 0, 0, 2, .. number, .. number]));
        Assert.Equal([2], tensor.Shape.ToArray());
        Assert.Equal([expected, expected], tensor.Values.ToArray());
    }

    [Fact]
    public void Pictures_and_labels_make_a_dataset()
    {
        Dataset data = IdxDataset.Load(new MemoryStream(s_images), new MemoryStream(s_labels));
        Assert.Equal((2, 6), (data.Count, data.InputSize));
        Assert.Equal([0f, 1, 2, 3, 4, 255], data.InputsOf(0).ToArray());
        Assert.Equal([7, 3], data.Labels.ToArray());
        Assert.Equal([2, 2, 3], IdxTensor.Load(new MemoryStream(s_images)).Shape.ToArray());
    }

    [Fact]
    public void Packed_files_are_told_by_their_content()
    {
        using TemporaryFile images = TemporaryFile.With(Packed(s_images));
        using TemporaryFile labels = TemporaryFile.With(s_labels);
        Dataset data = IdxDataset.Load(images.Path, labels.Path);
        Assert.Equal([10f, 20, 30, 40, 50, 60], data.InputsOf(1).ToArray());
        Assert.Equal(s_images[16..].Select(value => (float)value), IdxTensor.Load(new DrippingStream(Packed(s_images))).Values.ToArray());
    }

    [Fact]
    public void More_numbers_than_are_read_at_once()
    {
        const int rows = 300_000;
        byte[] file = [0, 0, 0x0B, 1, 0, (byte)(rows >> 16), (byte)(rows >> 8 & 255), rows & 255, .. new byte[2 * rows]];
        for (int i = 0; i < rows; i++)
            (file[8 + (2 * i)], file[9 + (2 * i)]) = ((byte)(i >> 8 & 127), (byte)i);
        foreach (Stream stream in (Stream[])[new MemoryStream(file), new MemoryStream(Packed(file))])
        {
            float[] values = IdxTensor.Load(stream).Values.ToArray();
            Assert.Equal(Enumerable.Range(0, rows).Select(i => (float)(i & 32767)), values);
        }
    }

    public static IEnumerable<TheoryDataRow<byte[], string>> Damaged() =>
    [
        new([], "ends within its first 4 bytes"),
        new([0], "ends within its first 4 bytes"),
        new([0, 0, 8], "ends within its first 4 bytes"),
        new([1, 0, 8, 1, 0, 0, 0, 1, 0], "starts with the bytes 01000801"),
        new([0, 0, 0x0A, 1, 0, 0, 0, 1, 0], "starts with the bytes 00000A01"),
        new([0, 0, 8, 0], "must have at least one dimension"),
        new([0, 0, 8, 2, 0, 0, 0, 1], "declares 2 sizes"),
        new([0, 0, 8, 1, 0, 0, 0, 0], "has a size of 0. Each size must be between 1 and 2147483647."),
        new([0, 0, 8, 1, 0x80, 0, 0, 0], "has a size of 2147483648."),
        new([0, 0, 8, 1, 0, 0, 0, 2, 1], "requires 10"),
        new([0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3], "requires 10"),
        new([0, 0, 8, 1, 0x7F, 0, 0, 0, 1], "requires 2130706440"),
        new([0, 0, 8, 3, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0, 1], "an array holds at most"),
        new([0x1F, 0x8B, 9, 9, 9, 9], "not valid gzip data"),
        new(Packed([0, 0, 8, 1, 0, 0, 0, 2, 1]), "ends after 1 numbers"),
        new(Packed([0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3]), "continues after its last number"),
        new([.. Packed([0, 0, 8, 1, 0, 0, 0, 2, 1, 2]), 0], "not valid gzip data: The data ends early, or bytes that are not gzip data follow it"),
        new([.. Packed([0, 0, 8, 1, 0, 0, 0, 2, 1, 2]), 0x1F], "not valid gzip data"),
        new([.. Packed([0, 0, 8, 1, 0, 0, 0, 2, 1, 2]), .. Packed([1])[..^1]], "not valid gzip data"),
        new([0, 0, 8, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0], "an array holds at most"),
        new([0, 0, 8, 4, 0x7F, 255, 255, 255, 0x7F, 255, 255, 255, 0x7F, 255, 255, 255, 0x7F, 255, 255, 255], "an array holds at most"),
        new([0, 0, 0x0D, 1, 0x10, 0, 0, 1], "requires"),
        new(Packed([0, 0, 8, 1, 0x10, 0, 0, 0, 1]), "compressed, but its header"),
        new(Packed(s_images)[..^12], "not valid gzip data"),
    ];

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Damaged_files_are_refused(byte[] file, string expected)
    {
        string message = Assert.Throws<InvalidDataException>(() => IdxTensor.Load(new MemoryStream(file))).Message;
        Assert.Contains(expected, message);
        Assert.StartsWith("The IDX data", message);
        using TemporaryFile onDisk = TemporaryFile.With(file);
        Assert.StartsWith(onDisk.Path, Assert.Throws<InvalidDataException>(() => IdxTensor.Load(onDisk.Path)).Message);
        Assert.Throws<InvalidDataException>(() => IdxTensor.Load(new DrippingStream(file)));
    }

    /// <summary>Uses lengths on both sides of the size of the read buffer, so that a member ends where a buffer does.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(8_140)]
    [InlineData(66_000)]
    public void Packed_data_that_is_cut_anywhere_is_refused(int length)
    {
        // The numbers are incompressible, so that the packed length follows. Only the last 300 bytes of long data are tried.
        System.Random random = new(length);
        byte[] numbers = new byte[length];
        random.NextBytes(numbers);
        byte[] packed = Packed([0, 0, 8, 1, 0, (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. numbers]);
        Assert.Equal(length, IdxTensor.Load(new MemoryStream(packed)).Values.Length);
        for (int kept = int.Max(0, packed.Length - 300); kept < packed.Length; kept++)
            Assert.Throws<InvalidDataException>(() => IdxTensor.Load(new MemoryStream(packed[..kept])));
    }

    /// <summary>
    /// Files as written by <c>cat a.gz b.gz</c> and by parallel packers, with members that end at every position of a buffer.
    /// </summary>
    [Fact]
    public void Members_that_follow_each_other_are_one_file()
    {
        byte[] numbers = [.. Enumerable.Range(0, 9_000).Select(i => (byte)(i * i >> 3))];
        for (int first = 8_100; first < 8_220; first++)
        {
            byte[] file = [0, 0, 8, 1, 0, 0, 9_000 >> 8, 9_000 & 255, .. numbers];
            byte[] packed = [.. Packed(file[..first], CompressionLevel.NoCompression), .. Packed([]), .. Packed(file[first..])];
            Assert.Equal(numbers.Select(number => (float)number), IdxTensor.Load(new MemoryStream(packed)).Values.ToArray());
        }
    }

    [Fact]
    public void More_memory_than_options_say_is_refused_before_it_is_taken()
    {
        byte[] packed = Packed([0, 0, 8, 2, 0, 0, 1, 0, 0, 0, 1, 0, .. new byte[65_536]]);
        IdxOptions exact = new() { MaxBytes = 4 * 65_536 }, less = new() { MaxBytes = (4 * 65_536) - 1 };
        Assert.Equal(65_536, IdxTensor.Load(new MemoryStream(packed), exact).Values.Length);
        string message = Assert.Throws<InvalidDataException>(() => IdxTensor.Load(new MemoryStream(packed), less)).Message;
        Assert.Contains("256 × 256, which need 262144 bytes of memory. The limit is 262143. Increase IdxOptions.MaxBytes to allow more.", message);
        using TemporaryFile file = TemporaryFile.With(packed);
        Assert.Throws<InvalidDataException>(() => IdxTensor.Load(file.Path, less));
        Assert.Throws<InvalidDataException>(() => IdxDataset.Load(file.Path, file.Path, less));
        Assert.Throws<InvalidDataException>(() => IdxDataset.Load(new MemoryStream(packed), new MemoryStream(s_labels), less));
        DrippingStream large = new([0, 0, 8, 1, 0x10, 0, 0, 1]);
        Assert.Contains("The limit is 1073741824.", Assert.Throws<InvalidDataException>(() => IdxTensor.Load(large)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("MaxBytes", () => new IdxOptions { MaxBytes = 0 });
    }

    /// <summary>
    /// Loading takes the memory of the numbers if the length of the data is known, and a quarter more if the data are unpacked.
    /// </summary>
    [Fact]
    public void Little_more_memory_is_taken_than_the_numbers_need()
    {
        const int side = 1 << 11;
        byte[] file = [0, 0, 8, 2, 0, 0, side >> 8, 0, 0, 0, side >> 8, 0, .. new byte[side * side]];
        byte[] packed = Packed(file);
        Assert.InRange(Allocated(file), 4L * side * side, (4L * side * side) + 200_000);
        Assert.InRange(Allocated(packed), 4L * side * side, (5L * side * side) + 400_000);
        byte[] labels = [0, 0, 8, 1, 0, 0, side >> 8, 0, .. new byte[side]];
        long before = GC.GetAllocatedBytesForCurrentThread();
        IdxDataset.Load(new MemoryStream(packed), new MemoryStream(labels));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 4L * side * side, (5L * side * side) + 600_000);
    }

    private static long Allocated(byte[] file)
    {
        MemoryStream stream = new(file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        IdxTensor.Load(stream);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_header_that_promises_much_takes_no_memory()
    {
        byte[] header = [0, 0, 0x0D, 1, 0x0F, 0, 0, 0, 0, 0, 0, 0];
        Assert.Throws<InvalidDataException>(() => IdxTensor.Load(new DrippingStream(header)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => IdxTensor.Load(new DrippingStream(header)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void Every_byte_changed_loads_or_is_refused()
    {
        for (int at = 0; at < s_images.Length; at++)
        {
            for (int value = 0; value < 256; value++)
            {
                byte[] file = [.. s_images];
                file[at] = (byte)value;
                try
                {
                    Assert.Equal(12, IdxTensor.Load(new MemoryStream(file)).Values.Length);
                }
                catch (InvalidDataException)
                {
                }
            }
        }
    }

    [Fact]
    public void Files_that_do_not_fit_each_other_are_refused()
    {
        Assert.Contains("swapped", Refusal(s_labels, s_images));
        Assert.Contains("must have as many labels as", Refusal([0, 0, 8, 1, 0, 0, 0, 1, 0], s_labels));
        Assert.Contains("labels must be whole numbers of at least 0 (row 0 had -1)", Refusal(s_images, [0, 0, 9, 1, 0, 0, 0, 2, 255, 0]));
        Assert.Contains("labels must be whole numbers of at least 0 (row 1 had 1.5)", Refusal(s_images, [0, 0, 0x0D, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0x3F, 0xC0, 0, 0]));
        Assert.Contains("numbers must be finite (row 1, input 0 was NaN)", Refusal([0, 0, 0x0D, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0x7F, 0xC0, 0, 0], s_labels));
        Assert.Throws<ArgumentNullException>("stream", () => IdxTensor.Load((Stream)null!));
    }

    private static string Refusal(byte[] inputs, byte[] labels) =>
        Assert.Throws<InvalidDataException>(() => IdxDataset.Load(new MemoryStream(inputs), new MemoryStream(labels))).Message;

    private static byte[] Packed(byte[] file, CompressionLevel level = CompressionLevel.Optimal)
    {
        MemoryStream packed = new();
        using (GZipStream gzip = new(packed, level))
            gzip.Write(file);
        return packed.ToArray();
    }
}
