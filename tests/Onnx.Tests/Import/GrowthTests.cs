using System;
using System.IO;
using System.Linq;
using System.Threading;
using Google.Protobuf;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>Small files whose nodes ask for much more than the file holds.</summary>
public sealed class GrowthTests
{
    // What OnnxFile.Open documents. The test itself creates the file once more.
    private const long Allowance = 20 * 1024 * 1024;

    private static string Frugal(TestGraph graph, Func<string> open)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = open();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before, length = graph.Model.CalculateSize();
        Assert.True(allocated <= (3 * length) + Allowance, $"A file of {length} bytes made the reader allocate {allocated} bytes.");
        return message;
    }

    private static string Refusal(TestGraph graph) => Frugal(graph, () => Refusals.Of(graph));

    private static string Damage(TestGraph graph) => Frugal(graph, () => Assert.Throws<InvalidDataException>(() => graph.Open()).Message);

    private static TestGraph Doubled(TestGraph graph, int times, long axis = 1)
    {
        for (int i = 0; i < times; i++)
            graph.Add("Concat", ["?", graph.Last], ("axis", axis));
        return graph;
    }

    [Fact]
    public void Inputs_that_double()
    {
        TestGraph graph = Doubled(new TestGraph(17, ("x", 1)), 30);
        Assert.True(graph.Model.CalculateSize() < 2048);
        Assert.Contains("Node \"Concat_12\" (Concat) joins 8192 tensors. Needed: at most 4096", Refusal(graph));
    }

    [Fact]
    public void Heads_that_double()
    {
        TestGraph graph = Doubled(new TestGraph().Gemm(4, 1), 30);
        Assert.Contains("Node \"Concat_13\" (Concat) joins 8192 tensors. Needed: at most 4096", Refusal(graph));
    }

    [Fact]
    public void Many_nodes_that_join_many_inputs()
    {
        TestGraph graph = Doubled(new TestGraph(17, ("x", 1)), 11);
        string half = graph.Last;
        for (int i = 0; i < 1000; i++)
            graph.Add("Concat", [half, half], ("axis", 1L));
        Assert.StartsWith("What the nodes compute from constants must fit into ", Damage(graph));
    }

    [Fact]
    public void Many_nodes_that_scale_many_heads()
    {
        TestGraph graph = Doubled(new TestGraph().Gemm(4, 1), 12);
        string heads = graph.Last, factor = graph.Float(2);
        for (int i = 0; i < 500; i++)
            graph.Add("Mul", [heads, factor]);
        Assert.StartsWith("What the nodes compute from constants must fit into ", Damage(graph));
    }

    [Fact]
    public void Shapes_that_double()
    {
        TestGraph graph = new TestGraph().Gemm(4, 3);
        string sums = graph.Last;
        Doubled(graph.Add("Shape"), 30, axis: 0).Add("Reshape", [sums, "?"]);
        Assert.Contains("Node \"Concat_7\" (Concat) joins more than 64 sizes. Needed: the sizes of one shape", Refusal(graph));
    }

    [Fact]
    public void Constants_of_many_dimensions()
    {
        TestGraph graph = new();
        graph.Add("MatMul", ["?", graph.Random([4, 3, .. Enumerable.Repeat(1L, 1000)])]);
        Assert.Contains("Tensor \"c0\" must have at most 16 dimensions (has 1002)", Refusal(graph));
    }

    [Fact]
    public void Inputs_of_many_dimensions()
    {
        TestGraph graph = new TestGraph().Gemm(4, 3);
        graph.AddInput("image", [.. Enumerable.Repeat(1L, 1000)]);
        graph.Add("Flatten", ["image"]);
        Assert.Contains("Input \"image\" has 1001 dimensions. Needed: at most 16", Refusal(graph));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nodes_that_add_many_dimensions(bool isConstant)
    {
        TestGraph Unsqueezed(int count)
        {
            TestGraph graph = new TestGraph(11).Gemm(4, 3);
            string source = isConstant ? graph.Random(4, 3) : graph.Last;
            return graph.Add("Unsqueeze", [source], ("axes", Enumerable.Range(2, count).Select(axis => (long)axis).ToArray()));
        }

        Assert.Contains("Node \"Unsqueeze_1\" (Unsqueeze) computes a tensor of 22 dimensions. Needed: at most 16", Refusal(Unsqueezed(20)));
        Assert.Contains(
            "Node \"Unsqueeze_1\" (Unsqueeze) has 1000 numbers in its attribute axes. Needed: at most 64", Refusal(Unsqueezed(1000)));
    }

    /// <summary>Each transpose of a reshaped transpose would read its numbers through all earlier ones.</summary>
    [Fact]
    public void Transposes_of_transposes()
    {
        TestGraph Transposed(int times)
        {
            TestGraph graph = new();
            graph.Last = graph.Random(4, 3);
            string shape = graph.Ints(4, 3);
            for (int i = 0; i < times; i++)
                graph.Add("Transpose").Add("Reshape", ["?", shape]);
            return graph.Add("MatMul", ["x", "?"]);
        }

        Imported.From(Transposed(5));
        TestGraph graph = Transposed(2500);
        foreach (NodeProto node in graph.Model.Graph.Node)
            node.ClearName();
        OnnxModel model = graph.Open();
        Exception? error = null;

        // A recursion over 2,500 levels would not fit on this stack.
        Thread thread = new(
            () => error = Record.Exception(() => model.LoadInto(new AnyNetwork([4, 3], [Activation.Identity]), graph.Last)),
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(error);
    }

    /// <summary>An input of unknown size must not take the size 0 from a constant.</summary>
    [Theory]
    [InlineData("Add")]
    [InlineData("Max")]
    public void Constants_without_numbers(string operation)
    {
        TestGraph graph = new();
        graph.Model.Graph.Input[0].Type.TensorType.Shape.Dim[1] = new TensorShapeProto.Types.Dimension { DimParam = "columns" };
        graph.Add(operation, ["?", graph.Floats([], 0)]).Gemm(4, 3);
        Assert.Contains($"Node \"{operation}_0\" ({operation}) combines a tensor with no constants. Needed: one", Refusal(graph));
    }

    /// <summary>Fields that no version of the format has are skipped. They must not let a file with few other bytes need more memory.</summary>
    [Fact]
    public void Unknown_fields_do_not_raise_the_limit()
    {
        byte[] graph = [.. Enumerable.Repeat<byte[]>([0x0A, 0x00], 20_000).SelectMany(node => node)];
        byte[] padding = new byte[8 * 1024 * 1024];
        byte[] file = [0x3A, 0xC0, 0xB8, 0x02, .. graph, 0xA2, 0x06, 0x80, 0x80, 0x80, 0x04, .. padding];
        string message = Assert.Throws<InvalidDataException>(() => OnnxFile.Open(new MemoryStream(file))).Message;
        Assert.StartsWith("The parts of the file must fit into 4234308 bytes of memory (they would need ", message);
    }
}
