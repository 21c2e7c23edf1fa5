using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>Nodes that change nothing.</summary>
public sealed class ShapeTests
{
    private static TestGraph Start => new TestGraph().Gemm(4, 6);

    private static void AssertReads(TestGraph graph) => Assert.Equal("4 6 3 Relu Identity", Imported.From(graph.Add("Relu").Gemm(6, 3)).Layers);

    [Fact]
    public void Identity_Cast_Flatten_and_Concat_of_one() => AssertReads(Start
        .Add("Identity")
        .Add("Cast", null, ("to", (long)TensorProto.Types.DataType.Double)).Add("Cast", null, ("to", (long)TensorProto.Types.DataType.Float))
        .Add("Flatten").Add("Flatten", null, ("axis", -1L))
        .Add("Concat", null, ("axis", 1L)).Add("Concat", null, ("axis", -1L))
        .Add("Transpose", null, ("perm", new long[] { 0, 1 })).Add("Transpose").Add("Transpose"));

    [Fact]
    public void Dropout_in_every_opset()
    {
        AssertReads(new TestGraph(9).Gemm(4, 6).Add("Dropout", null, ("ratio", 0.5f)));
        TestGraph graph = Start;
        AssertReads(graph.Add("Dropout", ["?", graph.Float(0.5f)]));
    }

    [Theory]
    [InlineData(-1L, 6L)]
    [InlineData(0L, 6L)]
    [InlineData(0L, -1L)]
    [InlineData(0L, 0L)]
    public void Reshape_to_the_same_shape(params long[] shape)
    {
        TestGraph graph = Start;
        AssertReads(graph.Add("Reshape", ["?", graph.Ints(shape)]));
    }

    [Fact]
    public void Reshape_there_and_back()
    {
        TestGraph graph = Start;
        graph.Add("Reshape", ["?", graph.Ints(-1, 2, 3)]).Add("Relu");
        AssertReads(graph.Add("Reshape", ["?", graph.Ints(0, -1)]));
    }

    /// <summary>PyTorch writes x.view(x.size(0), -1) and x.reshape(x.shape[0], x.shape[1] * x.shape[2]) in this way.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reshape_to_sizes_that_nodes_compute(bool isProduct)
    {
        TestGraph graph = Start;
        string cube = graph.Add("Reshape", ["?", graph.Ints(-1, 2, 3)]).Last;
        string rows = graph.Add("Shape", [cube]).Add("Gather", ["?", graph.Ints(0)]).Last;
        string columns = graph.Ints(-1);
        if (isProduct)
        {
            string first = graph.Add("Shape", [cube]).Add("Gather", ["?", graph.Ints(1)]).Last;
            columns = graph.Add("Shape", [cube]).Add("Slice", ["?", graph.Ints(2), graph.Ints(3)]).Add("Mul", [first, "?"]).Last;
        }

        AssertReads(graph.Add("Concat", [rows, columns], ("axis", 0L)).Add("Reshape", [cube, "?"]));
    }

    /// <summary>PyTorch's newer exporter takes a part of a shape.</summary>
    [Fact]
    public void Reshape_to_a_part_of_a_shape()
    {
        TestGraph graph = Start;
        string sums = graph.Last;
        graph.Add("Shape", [sums], ("start", 0L), ("end", 1L)).Add("Concat", ["?", graph.Ints(6)], ("axis", 0L));
        AssertReads(graph.Add("Reshape", [sums, "?"], ("allowzero", 1L)));
    }

    [Fact]
    public void Sizes_that_change_the_rows_are_refused()
    {
        TestGraph graph = Start;
        string sums = graph.Last;
        graph.Add("Shape", [sums]).Add("Gather", ["?", graph.Ints(0)]).Add("Mul", ["?", graph.Ints(2)]);
        Assert.Contains(
            "Node \"Mul_3\" (Mul) computes with the number of rows. Needed: a shape that keeps the rows",
            Refusals.Of(graph.Add("Concat", ["?", graph.Ints(3)], ("axis", 0L)).Add("Reshape", [sums, "?"])));
    }

    [Fact]
    public void Unsqueeze_and_Squeeze_in_old_and_new_opsets()
    {
        AssertReads(new TestGraph(11).Gemm(4, 6).Add("Unsqueeze", null, ("axes", new long[] { 1 })).Add("Squeeze", null, ("axes", new long[] { -2 })));
        TestGraph graph = Start;
        graph.Add("Unsqueeze", ["?", graph.Ints(1, 3)]).Add("Squeeze", ["?", graph.Ints(-1, 1)]);
        AssertReads(graph);
    }

    [Fact]
    public void Images_are_flattened_row_by_row()
    {
        TestGraph graph = new(17);
        graph.Model.Graph.Input.Clear();
        graph.AddInput("image", 1, 2, 2);
        graph.Last = "image";
        graph.Add("Div", ["?", graph.Float(255)]).Add("Flatten").Gemm(4, 6);
        Imported imported = Imported.From(graph);
        Assert.Equal("4 6 Identity", imported.Layers);
        Assert.Equal(255, imported.Transform!.Scales[3]);
    }

    [Fact]
    public void Dimensions_of_one_may_move()
    {
        TestGraph graph = new(17);
        graph.Model.Graph.Input.Clear();
        graph.AddInput("image", 4, 1, 1);
        graph.Last = "image";
        Assert.Equal("4 6 Identity", Imported.From(graph.Add("Transpose", null, ("perm", new long[] { 0, 2, 3, 1 })).Add("Flatten").Gemm(4, 6)).Layers);
    }

    [Fact]
    public void A_layer_over_vectors_of_more_dimensions()
    {
        TestGraph graph = new(17);
        graph.Model.Graph.Input.Clear();
        graph.AddInput("x", 1, 4);
        graph.Add("MatMul", ["?", graph.Random(4, 6)]).Add("Add", ["?", graph.Random(6)]).Add("Relu").Add("MatMul", ["?", graph.Random(6, 3)]);
        Assert.Equal("4 6 3 Relu Identity", Imported.From(graph).Layers);
    }
}
