using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using Google.Protobuf;
using MlpGen.Onnx.Import.Constants;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;
using DataType = Onnx.TensorProto.Types.DataType;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>Every encoding of the weights.</summary>
public sealed class EncodingTests
{
    // Exact in 8 bits of precision, so that no encoding rounds them.
    private static readonly float[] s_weights = [1, -0.5f, 0.25f, 3, -2.5f, 1e-3f * 1024, 96, -0.0625f, 0, 1.5f, 7, -128];

    private static float[] Load(Action<TensorProto> encode, string? folder = null)
    {
        TestGraph graph = new();
        graph.Add("MatMul", ["?", graph.Floats(s_weights, 4, 3)]);
        TensorProto tensor = graph.Model.Graph.Initializer[0];
        tensor.ClearRawData();
        encode(tensor);
        AnyNetwork network = new([4, 3], [Activation.Identity]);
        string path = Path.Combine(folder ?? Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");
        File.WriteAllBytes(path, graph.Model.ToByteArray());
        try
        {
            OnnxFile.Open(path).LoadInto(network, graph.Last);
        }
        finally
        {
            File.Delete(path);
        }

        // The matrix is [input][output].
        return [.. Enumerable.Range(0, 12).Select(i => network.Parameters[(i % 3 * 4) + (i / 3)])];
    }

    private static ByteString Bytes(int size, Action<byte[], int, float> write)
    {
        byte[] bytes = new byte[size * s_weights.Length];
        for (int i = 0; i < s_weights.Length; i++)
            write(bytes, i * size, s_weights[i]);
        return ByteString.CopyFrom(bytes);
    }

    private static ByteString Floats => Bytes(4, (bytes, at, value) => BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value));

    private static ushort Upper(float value) => (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);

    private static void AssertLoads(DataType type, Action<TensorProto> encode)
    {
        float[] expected = [.. s_weights];
        expected[5] = type == DataType.Bfloat16 ? BitConverter.UInt32BitsToSingle((uint)Upper(expected[5]) << 16) : type == DataType.Float16 ? (float)(Half)expected[5] : expected[5];
        Assert.Equal(expected, Load(tensor =>
        {
            tensor.DataType = (int)type;
            encode(tensor);
        }));
    }

    [Fact]
    public void Raw_floats() => AssertLoads(DataType.Float, tensor => tensor.RawData = Floats);

    [Fact]
    public void Typed_floats() => AssertLoads(DataType.Float, tensor => tensor.FloatData.AddRange(s_weights));

    [Fact]
    public void Raw_doubles() => AssertLoads(DataType.Double, tensor =>
        tensor.RawData = Bytes(8, (bytes, at, value) => BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), value)));

    [Fact]
    public void Typed_doubles() => AssertLoads(DataType.Double, tensor => tensor.DoubleData.AddRange(s_weights.Select(value => (double)value)));

    [Fact]
    public void Raw_halves() => AssertLoads(DataType.Float16, tensor =>
        tensor.RawData = Bytes(2, (bytes, at, value) => BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(at), (Half)value)));

    [Fact]
    public void Typed_halves() => AssertLoads(DataType.Float16, tensor =>
        tensor.Int32Data.AddRange(s_weights.Select(value => (int)BitConverter.HalfToUInt16Bits((Half)value))));

    [Fact]
    public void Raw_bfloats() => AssertLoads(DataType.Bfloat16, tensor =>
        tensor.RawData = Bytes(2, (bytes, at, value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), Upper(value))));

    [Fact]
    public void Typed_bfloats() => AssertLoads(DataType.Bfloat16, tensor => tensor.Int32Data.AddRange(s_weights.Select(value => (int)Upper(value))));

    /// <summary>Every half, including subnormal ones.</summary>
    [Fact]
    public void Every_half_is_read_exactly()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
            Assert.Equal((double)BitConverter.UInt16BitsToHalf((ushort)bits), ElementType.Read([(byte)bits, (byte)(bits >> 8)], DataType.Float16));
    }

    [Fact]
    public void A_Constant_node()
    {
        TestGraph graph = new();
        TensorProto weights = new() { DataType = (int)DataType.Float, Dims = { 4, 3 }, RawData = Floats };
        string name = graph.Add("Constant", [], ("value", weights)).Last;
        Assert.Equal("4 3 Identity", Imported.From(graph.Add("MatMul", ["x", name])).Layers);
        string floats = graph.Add("Constant", [], ("value_floats", new float[] { 1, 2, 3 })).Last;
        string one = graph.Add("Constant", [], ("value_float", 2f)).Last;
        graph.Add("MatMul", ["x", name]).Add("Add", ["?", floats]).Add("Mul", ["?", one]);
        Assert.Equal("4 3 Identity", Imported.From(graph).Layers);
    }

    /// <summary>Half precision inside, floats outside, as converters write it.</summary>
    [Fact]
    public void A_graph_that_computes_in_16_bits()
    {
        TestGraph graph = new();
        string weights = graph.Add("Cast", [graph.Floats(s_weights, 4, 3)], ("to", (long)DataType.Float16)).Last;
        string input = graph.Add("Cast", ["x"], ("to", (long)DataType.Float16)).Last;
        graph.Add("MatMul", [input, weights]).Add("Cast", null, ("to", (long)DataType.Float));
        AnyNetwork network = new([4, 3], [Activation.Identity]);
        graph.Open().LoadInto(network, graph.Last);
        Assert.Equal(s_weights[0], network.Parameters[0]);
    }

    private static void External(TensorProto tensor, string location, string? offset = null, string? length = null)
    {
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        foreach ((string key, string? value) in new[] { ("location", location), ("offset", offset), ("length", length) })
        {
            if (value is not null)
                tensor.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
        }
    }

    private static string Refusal(string folder, string location, string? offset = null, string? length = null) =>
        Assert.Throws<InvalidDataException>(() => Load(tensor => External(tensor, location, offset, length), folder)).Message;

    [Fact]
    public void Another_file_in_the_directory_and_nowhere_else()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "inside"));
            File.WriteAllBytes(Path.Combine(folder.FullName, "inside", "data"), [0, 0, 0, 0, .. Floats]);
            Assert.Equal(s_weights, Load(tensor => External(tensor, "inside/data", "4", "48"), folder.FullName));
            Assert.Equal(s_weights, Load(tensor => External(tensor, "inside/data", "4"), folder.FullName));

            string outside = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");
            foreach (string location in new[] { outside, "../data", "inside/../../data", "", "inside//data", "C:data", "..\\data" })
                Assert.Contains("its location must be a path inside the directory of the model", Refusal(folder.FullName, location));
            Assert.Contains("\"inside/data\" must have 48 bytes from byte 8 on", Refusal(folder.FullName, "inside/data", "8"));
            Assert.Contains("\"missing\" must have 48 bytes from byte 0 on", Refusal(folder.FullName, "missing"));
            Assert.Contains("its length must be 48 bytes (was 47)", Refusal(folder.FullName, "inside/data", "4", "47"));
            Assert.Contains("its offset must be a whole number (was \"-4\")", Refusal(folder.FullName, "inside/data", "-4"));
            if (!OperatingSystem.IsWindows())
            {
                Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "link"), Path.Combine(folder.FullName, "inside"));
                Assert.Contains("its location must not contain links", Refusal(folder.FullName, "link/data", "4"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_stream_has_no_directory()
    {
        TestGraph graph = new();
        graph.Add("MatMul", ["?", graph.Floats(s_weights, 4, 3)]);
        graph.Model.Graph.Initializer[0].ClearRawData();
        External(graph.Model.Graph.Initializer[0], "data");
        Assert.Contains("a stream has no directory. Open the model by its path", Refusals.Of(graph));
    }
}
