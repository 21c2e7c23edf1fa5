using System;
using System.IO;
using System.Linq;
using Google.Protobuf;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>Files that are damaged or made to exhaust a program. Each is refused before much memory is allocated.</summary>
public sealed class HostileTests
{
    // What OnnxFile.Open documents, plus what the runtime needs for a call.
    private const long Allowance = 20 * 1024 * 1024;

    private static string Refusal(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<InvalidDataException>(() => OnnxFile.Open(new MemoryStream(file))).Message;
        AssertFrugal(file.Length, before);
        return message;
    }

    private static void AssertFrugal(long length, long before)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= (2 * length) + Allowance, $"A file of {length} bytes made the reader allocate {allocated} bytes.");
    }

    [Fact]
    public void Files_that_are_not_ONNX()
    {
        Assert.Equal("The file must have a graph with at least one node (it has none). It is not an ONNX model.", Refusal([]));
        Assert.StartsWith("The file is not an ONNX file, or it is damaged near byte ", Refusal([.. "{\"a\": 1}"u8]));
        Assert.StartsWith("The file is not an ONNX file, or it is damaged near byte ", Refusal([0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]));
        string path = Path.GetTempFileName();
        Assert.StartsWith(path + ": The file must have a graph", Assert.Throws<InvalidDataException>(() => OnnxFile.Open(path)).Message);
        File.Delete(path);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(27)]
    public void Versions_that_are_unknown(int opset) =>
        Assert.Equal($"The opset must be between 7 and 26 (was {opset}).", Refusal(new TestGraph(opset).Gemm(4, 3).Model.ToByteArray()));

    /// <summary>Two bytes describe an empty node, whose object needs hundreds.</summary>
    [Fact]
    public void Many_empty_parts()
    {
        byte[] graph = [.. Enumerable.Repeat<byte[]>([0x0A, 0x00], 2_000_000).SelectMany(node => node)];
        byte[] file = [0x3A, 0x80, 0x92, 0xF4, 0x01, .. graph];
        Assert.StartsWith("The parts of the file must fit into 8194309 bytes of memory (they would need ", Refusal(file));
    }

    [Fact]
    public void Lists_of_small_numbers()
    {
        TestGraph graph = new TestGraph().Gemm(4, 3);
        graph.Model.Graph.Initializer[0].Int64Data.AddRange(new long[1_000_000]);
        Assert.StartsWith("The parts of the file must fit into ", Refusal(graph.Model.ToByteArray()));
    }

    [Fact]
    public void Deep_nesting()
    {
        GraphProto inner = new();
        for (int depth = 0; depth < 60; depth++)
        {
            AttributeProto attribute = new() { Name = "body", Type = AttributeProto.Types.AttributeType.Graph, G = inner };
            inner = new GraphProto { Node = { new NodeProto { OpType = "Loop", Attribute = { attribute } } } };
        }

        Assert.Equal(
            "The parts of the file must be nested at most 32 deep. The file is damaged.", Refusal(new ModelProto { Graph = inner }.ToByteArray()));
    }

    [Fact]
    public void A_tensor_that_is_computed_twice()
    {
        TestGraph graph = new TestGraph().Gemm(4, 3).Gemm(3, 2);
        graph.Model.Graph.Node[1].Output[0] = "t0";
        Assert.Equal("Tensor \"t0\" must be computed once (it is computed twice). The file is damaged.", Refusal(graph.Model.ToByteArray()));
    }

    [Fact]
    public void Nodes_in_the_wrong_order()
    {
        TestGraph graph = new TestGraph().Gemm(4, 3).Gemm(3, 2);
        graph.Model.Graph.Node[0].Input[0] = "t1";
        Assert.Contains("Tensor \"t1\" is not computed by a node in front of the first that reads it. The graph is damaged", Refusals.Of(graph));
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(-4, -3)]
    [InlineData(1L << 62, 4)]
    [InlineData(1L << 32, 1L << 32)]
    [InlineData(65536, 65536)]
    public void Shapes_that_the_data_does_not_have(long rows, long columns)
    {
        TestGraph graph = new TestGraph();
        graph.Add("MatMul", ["?", graph.Random(4, 3)]);
        graph.Model.Graph.Initializer[0].Dims[0] = rows;
        graph.Model.Graph.Initializer[0].Dims[1] = columns;
        Assert.Contains("Tensor \"c0\" must have ", Refusals.Of(graph));
        graph.Model.Graph.Initializer[0].ClearRawData();
        Assert.Contains("Tensor \"c0\" must have ", Refusals.Of(graph));
    }

    [Fact]
    public void Constants_that_grow()
    {
        TestGraph graph = new();
        graph.Add("Add", [graph.Random(3000, 1), graph.Random(1, 3000)]).Add("MatMul", ["x", "?"]);
        Assert.StartsWith("What the nodes compute from constants must fit into ", Refusal(graph.Model.ToByteArray()));
    }

    /// <summary>Each node doubles the expression, so that a tree of it would have 2¹⁰⁰⁰ leaves.</summary>
    [Fact]
    public void Expressions_that_double()
    {
        TestGraph graph = new TestGraph().Gemm(4, 3);
        for (int i = 0; i < 1000; i++)
            graph.Add("Add", ["?", graph.Last]);
        Assert.Contains("ends more than 32 elementwise steps in a row. Needed: an activation of MlpGen", Refusals.Of(graph));
    }

    [Fact]
    public void Graphs_of_many_layers_are_read_without_recursion()
    {
        TestGraph graph = new();
        string weights = graph.Random(4, 4);
        for (int i = 0; i < 2000; i++)
            graph.Add("MatMul", ["?", weights]).Add("Tanh");
        long before = GC.GetAllocatedBytesForCurrentThread();
        OnnxModel model = graph.Open();
        AssertFrugal(graph.Model.CalculateSize(), before);
        Assert.Equal(2000, Assert.Single(model.Candidates).Activations.Count);
    }

    /// <summary>Each layer is a graph output, so the descriptions of all networks together would have millions of sizes.</summary>
    [Fact]
    public void Many_networks_in_one_file()
    {
        TestGraph graph = new();
        string weights = graph.Random(4, 4);
        for (int i = 0; i < 2000; i++)
        {
            graph.Add("MatMul", ["?", weights]);
            graph.Model.Graph.Output.Add(new ValueInfoProto { Name = graph.Last });
        }

        byte[] file = graph.Model.ToByteArray();
        long before = GC.GetAllocatedBytesForCurrentThread();
        OnnxModel model = OnnxFile.Open(new MemoryStream(file));
        Assert.Equal(2000, model.Candidates.Count);
        AssertFrugal(file.Length, before);
        Assert.Equal(1001, model.Candidates[999].LayerSizes.Count);
    }

    /// <summary>The size of an input needs no data, so it can be any number.</summary>
    [Fact]
    public void Inputs_of_any_size()
    {
        TestGraph graph = new(17, ("x", int.MaxValue));
        graph.Add("Concat", ["x", "x", "x"], ("axis", 1L)).Add("Gemm", ["?", graph.Random(4, 3)]);
        Assert.Contains("Node \"Concat_0\" (Concat) joins more than 2147483647 columns. Needed: fewer", Refusals.Of(graph));
        graph = new(17, ("x", int.MaxValue));
        graph.Add("Mul", ["?", graph.Float(2)]).Add("Clip", ["?", graph.Float(0)]).Gemm(4, 3);
        Assert.Contains("does not fit: input \"x\" must have 4 columns (has 2147483647)", Refusals.Of(graph));
    }

    [Fact]
    public void A_large_file_needs_at_most_twice_its_size()
    {
        TestGraph graph = new();
        graph.Add("MatMul", ["?", graph.Floats(new float[4 * 2_000_000], 4, 2_000_000)]);
        byte[] file = graph.Model.ToByteArray();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Single(OnnxFile.Open(new MemoryStream(file)).Candidates);
        AssertFrugal(file.Length, before);
    }
}
