using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using MlpGen.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

public sealed class DamagedFileTests
{
    private const string Header = SafetensorsBytes.SmallHeader;

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] whole = FakeNetwork.Small().Saved();
        for (int length = 0; length < whole.Length; length++)
            Assert.Contains("ends after", SafetensorsBytes.Refusal(whole[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_after_the_end_are_refused() =>
        Assert.Contains("The data continues after the last tensor.", SafetensorsBytes.Refusal([.. FakeNetwork.Small().Saved(), 0]), StringComparison.Ordinal);

    [Theory]
    [InlineData("\u0089PNG\r\n\u001a\n and so on")]
    [InlineData("PK\u0003\u0004 a zip file, as PyTorch writes")]
    [InlineData("{\"layers.0.weight\": [1, 2, 3]}")]
    public void Files_of_another_kind_are_refused(string content) =>
        Assert.Contains("not a safetensors file", SafetensorsBytes.Refusal(Encoding.Latin1.GetBytes(content)), StringComparison.Ordinal);

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData((ulong)long.MaxValue + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(uint.MaxValue)]
    [InlineData(100_000_000)]
    [InlineData((1024 * 1024) + (2 * 512) + 1)]
    public void A_huge_header_is_refused_before_memory_is_taken(ulong length)
    {
        FakeNetwork network = FakeNetwork.Other();
        MemoryStream file = new([.. BitConverter.GetBytes(length), .. new byte[64]]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(network, file));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Contains($"at most {(1024 * 1024) + (2 * 512)} bytes (was {length})", error.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 200_000);
    }

    [Fact]
    public void The_largest_header_allowed_loads()
    {
        FakeNetwork network = FakeNetwork.Other();
        string padded = Header.PadRight((1024 * 1024) + (2 * 512));
        NetworkFile.Load(network, new MemoryStream(SafetensorsBytes.File(padded, SafetensorsBytes.SmallData)));
        Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
    }

    public static TheoryData<string, string> CrowdedHeaders() => new()
    {
        { $"{{\"__metadata__\":{{{Entries(100_000, "\"\"")}}}}}", "at most 1024 entries (had more)" },
        { $"{{{Entries(18_000, Tensor("F32", "0"))}}}", "at most 4100 tensors (had more)" },
        { $"{{\"x\":{Tensor("F32", string.Join(',', Enumerable.Repeat("0", 500_000)))}}}", "at most 64 numbers (had more)" },
        { $"{{\"{new string('x', 1_000_000)}\":{Tensor("F32", "1")}}}", "F32 [1] needs 4 bytes" },
        { $"{{\"x\":{Tensor(new string('x', 1_000_000), "0")}}}", "Expected F32." },
    };

    private static string Entries(int count, string value) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{i:x}\":{value}"));

    private static string Tensor(string type, string shape) => $"{{\"dtype\":\"{type}\",\"shape\":[{shape}],\"data_offsets\":[0,0]}}";

    /// <summary>
    /// The number of header entries is limited to what programs write, because an entry of a few bytes becomes objects of about a hundred
    /// bytes.
    /// </summary>
    [Theory]
    [MemberData(nameof(CrowdedHeaders))]
    public void A_header_takes_memory_in_proportion_to_its_length(string header, string reason)
    {
        MemoryStream file = new(SafetensorsBytes.File(header, []));
        FakeNetwork network = FakeNetwork.Other();
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(network, file)).Message;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 600);
        Assert.InRange(allocated, 0, 5L * header.Length);
    }

    [Fact]
    public void A_tensor_that_claims_terabytes_costs_no_memory()
    {
        string huge = """{"x":{"dtype":"F64","shape":[1000000000000],"data_offsets":[0,8000000000000]}}""";
        string header = Header[..^1] + "," + huge[1..].Replace("[0,8000000000000]", "[52,8000000000052]", StringComparison.Ordinal);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = SafetensorsBytes.Refusal(SafetensorsBytes.File(header, SafetensorsBytes.SmallData));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        Assert.Equal("The data ends after 0 of 8000000000000 bytes of tensor \"x\". The file is damaged.", message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{} {}")]
    [InlineData("{} x")]
    [InlineData("{}")]
    [InlineData("{\"layers.0.weight\"}")]
    [InlineData("{'layers.0.weight':{}}")]
    [InlineData("{/* comment */}")]
    [InlineData("{\"x\":{},}")]
    [InlineData("{\"x\":{}}")]
    [InlineData("{\"x\":1}")]
    [InlineData("{\"x\":null}")]
    [InlineData("{\"x\":[]}")]
    [InlineData("{\"\\ud800\":{}}")]
    [InlineData("{\"__metadata__\":[]}")]
    [InlineData("{\"__metadata__\":null}")]
    [InlineData("{\"__metadata__\":{\"a\":1}}")]
    [InlineData("{\"__metadata__\":{\"a\":{}}}")]
    [InlineData("{\"__metadata__\":{\"a\":\"\\udfff\"}}")]
    [InlineData("{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"}}")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}")]
    public void A_header_that_is_no_header_is_refused(string header) =>
        SafetensorsBytes.Refusal(SafetensorsBytes.File(header, []));

    [Theory]
    [InlineData("}")]
    [InlineData("{}")]
    [InlineData(" x")]
    [InlineData("\0")]
    public void Only_padding_may_follow_the_header(string rest)
    {
        string message = SafetensorsBytes.Refusal(SafetensorsBytes.File(Header + rest, SafetensorsBytes.SmallData));
        Assert.Contains("JSON", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        string nested = "{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        Assert.Contains("contains StartArray", SafetensorsBytes.Refusal(SafetensorsBytes.File(nested, [])), StringComparison.Ordinal);

        nested = Header.Replace("[3,2]", new string('[', 100_000) + new string(']', 100_000), StringComparison.Ordinal);
        SafetensorsBytes.Refusal(SafetensorsBytes.File(nested, SafetensorsBytes.SmallData));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    public void Invalid_utf8_is_refused(byte[] bytes)
    {
        byte[] header = [.. "{\"__metadata__\":{\"a\":\""u8, .. bytes, .. "\"}}"u8];
        Assert.Contains("UTF-8", SafetensorsBytes.Refusal(SafetensorsBytes.File(header, [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_does_not_flood_the_message()
    {
        StringBuilder bells = new StringBuilder().Insert(0, "\\u0007", 100_000);
        string message = SafetensorsBytes.Refusal(SafetensorsBytes.File($"{{\"{bells}\":{{}}}}", []));
        Assert.InRange(message.Length, 1, 400);
        Assert.DoesNotContain('\u0007', message);
    }

    public static TheoryData<string, string, string> BrokenTensors()
    {
        const string weight = "\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]";
        const string offsets = "\"data_offsets\":[0,24]";
        TheoryData<string, string, string> data = new()
        {
            { weight, "\"dtype\":\"F32\",\"shape\":[3,2]", "incomplete" },
            { weight, "\"dtype\":\"F32\",\"data_offsets\":[0,24]", "incomplete" },
            { weight, "\"shape\":[3,2],\"data_offsets\":[0,24]", "incomplete" },
            { weight, weight + ",\"dtype\":\"F32\"", "which is unknown or occurs twice" },
            { weight, weight + ",\"shape\":[3,2]", "which is unknown or occurs twice" },
            { weight, weight + ",\"data_offsets\":[0,24]", "which is unknown or occurs twice" },
            { weight, weight + ",\"stride\":[2,1]", "\"stride\"" },
            { "\"F32\",\"shape\":[3,2]", "32,\"shape\":[3,2]", "Number" },
            { "\"F32\",\"shape\":[3,2]", "\"f32\",\"shape\":[3,2]", "unknown dtype \"f32\". Expected F32." },
            { "\"F32\",\"shape\":[3,2]", "\"I32\",\"shape\":[3,2]", "to be F32, F16, BF16 or F64 [3, 2], but it is I32 [3, 2]." },
            { "\"F32\",\"shape\":[3,2]", "\"F16\",\"shape\":[3,4]", "to be F32, F16, BF16 or F64 [3, 2], but it is F16 [3, 4]." },
            { "\"F32\",\"shape\":[3,2]", "\"F64\",\"shape\":[3,1]", "to be F32, F16, BF16 or F64 [3, 2], but it is F64 [3, 1]." },
            { "[3,2]", "[2,3]", "to be F32, F16, BF16 or F64 [3, 2], but it is F32 [2, 3]." },
            { "[3,2]", "[6]", "to be F32, F16, BF16 or F64 [3, 2], but it is F32 [6]." },
            { "[3,2]", "[3,2,1]", "to be F32, F16, BF16 or F64 [3, 2], but it is F32 [3, 2, 1]." },
            { "[3,2]", "[3,3]", "F32 [3, 3] needs 36 bytes" },
            { "[3,2]", "[]", "F32 [] needs 4 bytes" },
            { "[3,2]", "{}", "StartObject" },
            { "[3,2]", "\"3,2\"", "String" },
            { "[3,2]", "[3,\"2\"]", "whole numbers" },
            { "[3,2]", "[3,null]", "whole numbers" },
            { "[3,2]", "[-3,-2]", "whole numbers" },
            { "[3,2]", "[3.0,2]", "whole numbers" },
            { "[3,2]", "[3e0,2]", "whole numbers" },
            { "[3,2]", "[03,2]", "JSON" },
            { "[3,2]", "[9223372036854775808,2]", "whole numbers" },
            { "[3,2]", "[1e400,2]", "whole numbers" },
            { "[3,2]", "[9223372036854775807,9223372036854775807]", "larger than any file" },
            { "[3,2]", "[4611686018427387904]", "larger than any file" },
            { "[3,2]", "[0,2]", "F32 [0, 2] needs 0 bytes" },
            { offsets, "\"data_offsets\":[24,0]", "the smaller first" },
            { offsets, "\"data_offsets\":[0]", "must have data_offsets [begin, end]" },
            { offsets, "\"data_offsets\":[0,24,24]", "must have data_offsets [begin, end]" },
            { offsets, "\"data_offsets\":[-24,0]", "whole numbers" },
            { offsets, "\"data_offsets\":[0,23]", "F32 [3, 2] needs 24 bytes" },
            { offsets, "\"data_offsets\":[4,28]", "leaves a hole after" },
            { offsets, "\"data_offsets\":[9223372036854775783,9223372036854775807]", "leaves a hole after" },
            { "[24,36]", "[20,32]", "overlaps" },
            { "[24,36]", "[0,12]", "overlaps" },
            { "[24,36]", "[28,40]", "leaves a hole after" },
            { "[36,48]", "[24,36]", "overlaps" },
            { "layers.0.bias", "layers.0.weight", "twice" },
            { "layers.0.bias", "layers.0.weigh\\u0074", "twice" },
            { "layers.0.bias", "layers.0.biases", "does not belong to this network" },
            { "layers.0.bias", "Layers.0.bias", "Tensor layers.0.bias is missing. Expected F32 [3]." },
        };
        return data;
    }

    [Theory]
    [MemberData(nameof(BrokenTensors))]
    public void A_broken_tensor_is_refused(string whole, string broken, string reason)
    {
        Assert.Contains(whole, Header, StringComparison.Ordinal);
        int at = Header.IndexOf(whole, StringComparison.Ordinal);
        string header = Header[..at] + broken + Header[(at + whole.Length)..];
        string message = SafetensorsBytes.Refusal(SafetensorsBytes.File(header, SafetensorsBytes.SmallData));
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    public static IEnumerable<TheoryDataRow<int, float, string>> NotFinite() =>
    [
        new(0, float.NaN, "Tensor layers.0.weight must be finite (was NaN at [0, 0])."),
        new(3, float.PositiveInfinity, "Tensor layers.0.weight must be finite (was Infinity at [1, 1])."),
        new(8, float.NegativeInfinity, "Tensor layers.0.bias must be finite (was -Infinity at [2])."),
        new(11, BitConverter.Int32BitsToSingle(0x7F800001), "Tensor layers.1.weight must be finite (was NaN at [0, 2])."),
        new(12, BitConverter.Int32BitsToSingle(unchecked((int)0xFFFFFFFF)), "Tensor layers.1.bias must be finite (was NaN at [0])."),
    ];

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Numbers_that_are_not_finite_are_refused(int index, float value, string reason)
    {
        byte[] file = FakeNetwork.Small().Saved();
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + SafetensorsBytes.HeaderLength(file) + (4 * index)), value);
        Assert.Contains(reason, SafetensorsBytes.Refusal(file), StringComparison.Ordinal);
    }
}
