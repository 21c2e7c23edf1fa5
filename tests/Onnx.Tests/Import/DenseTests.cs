using MlpGen.Onnx.Tests.Harness;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>The ways in which exporters write a layer.</summary>
public sealed class DenseTests
{
    private const string Shape = "4 6 3 Relu Identity";

    private static void AssertReads(TestGraph graph) => Assert.Equal(Shape, Imported.From(graph).Layers);

    private static TestGraph Relu(TestGraph graph) => graph.Add("Relu");

    [Theory]
    [InlineData(0L, 1f, 1f)]
    [InlineData(1L, 1f, 1f)]
    [InlineData(0L, 0.5f, 2f)]
    [InlineData(1L, -3f, 0f)]
    public void Gemm_with_factors_and_a_matrix_either_way(long isTransposed, float alpha, float beta)
    {
        TestGraph graph = new();
        string weights = isTransposed == 1 ? graph.Random(6, 4) : graph.Random(4, 6);
        graph.Add("Gemm", ["?", weights, graph.Random(6)], ("transB", isTransposed), ("alpha", alpha), ("beta", beta));
        AssertReads(Relu(graph).Gemm(6, 3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gemm_with_transposed_features(bool isFirst)
    {
        TestGraph graph = new();
        graph.Add("Transpose");
        if (isFirst)
            graph.Add("Gemm", ["?", graph.Random(6, 4), graph.Random(6)], ("transA", 1L), ("transB", 1L));
        else
            graph.Add("Gemm", [graph.Random(6, 4), "?", graph.Random(6, 1)]).Add("Transpose");
        AssertReads(Relu(graph).Gemm(6, 3));
    }

    /// <summary>W·x + b with columns of features, as in textbooks.</summary>
    [Fact]
    public void Layers_of_columns()
    {
        TestGraph graph = new();
        graph.Add("Transpose", null, ("perm", new long[] { 1, 0 }));
        graph.Add("MatMul", [graph.Random(6, 4), "?"]).Add("Add", [graph.Random(6, 1), "?"]).Add("Relu");
        graph.Add("MatMul", [graph.Random(3, 6), "?"]).Add("Add", ["?", graph.Random(3, 1)]).Add("Transpose");
        AssertReads(graph);
    }

    [Fact]
    public void Gemm_without_biases()
    {
        TestGraph graph = new();
        graph.Add("Gemm", ["?", graph.Random(4, 6)]);
        AssertReads(Relu(graph).Gemm(6, 3));
    }

    [Theory]
    [InlineData(6L)]
    [InlineData(1L, 6L)]
    [InlineData(1L)]
    [InlineData]
    [InlineData(1L, 1L)]
    public void Biases_of_every_shape(params long[] shape)
    {
        TestGraph graph = new();
        graph.Add("Gemm", ["?", graph.Random(4, 6), graph.Random(shape)]);
        AssertReads(Relu(graph).Gemm(6, 3));
        graph = new();
        graph.Add("MatMul", ["?", graph.Random(4, 6)]).Add("Add", ["?", graph.Random(shape)]);
        AssertReads(Relu(graph).Gemm(6, 3));
    }

    [Fact]
    public void MatMul_and_Add_in_either_order_or_without()
    {
        TestGraph graph = new();
        graph.Add("MatMul", ["?", graph.Random(4, 6)]).Add("Add", [graph.Random(6), "?"]).Add("Relu");
        graph.Add("MatMul", ["?", graph.Random(6, 3)]);
        AssertReads(graph);
    }

    /// <summary>PyTorch's newer exporter transposes the stored matrix in the graph.</summary>
    [Fact]
    public void MatMul_with_a_transposed_constant()
    {
        TestGraph graph = new();
        string input = graph.Last;
        string weights = graph.Add("Transpose", [graph.Random(6, 4)], ("perm", new long[] { 1, 0 })).Last;
        graph.Add("MatMul", [input, weights]).Add("Add", ["?", graph.Random(6)]).Add("Relu");
        AssertReads(graph.Gemm(6, 3));
    }

    /// <summary>The numbers of a transposed matrix are no longer in the order of the file, so another shape needs them in the new order.</summary>
    [Fact]
    public void MatMul_with_a_transposed_constant_in_another_shape()
    {
        TestGraph graph = new();
        string weights = graph.Add("Transpose", [graph.Random(8, 3)]).Add("Reshape", ["?", graph.Ints(4, 6)]).Last;
        graph.Add("MatMul", ["x", weights]).Add("Relu");
        AssertReads(graph.Gemm(6, 3));
        string twice = graph.Add("Transpose", [graph.Add("Transpose", [graph.Random(4, 6)]).Last]).Last;
        AssertReads(graph.Add("MatMul", ["x", twice]).Add("Relu").Gemm(6, 3));
    }

    [Fact]
    public void Two_layers_without_an_activation_between_them()
    {
        Assert.Equal("4 6 3 Identity Identity", Imported.From(new TestGraph().Gemm(4, 6).Gemm(6, 3)).Layers);
    }

    [Fact]
    public void Scaled_sums_are_folded_into_the_layer()
    {
        TestGraph graph = new TestGraph().Gemm(4, 6);
        graph.Add("Mul", ["?", graph.Positive(6)]).Add("Sub", [graph.Random(6), "?"]).Add("Neg").Add("Div", ["?", graph.Float(0.3f)]).Add("Relu");
        AssertReads(graph.Gemm(6, 3));
    }

    [Fact]
    public void Scaled_activations_are_folded_into_the_next_layer()
    {
        TestGraph graph = new TestGraph().Gemm(4, 6).Add("Relu");
        graph.Add("Mul", ["?", graph.Random(6)]).Add("Add", ["?", graph.Random(6)]);
        AssertReads(graph.Gemm(6, 3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BatchNormalization_in_front_of_an_activation_or_behind_it(bool isInFront)
    {
        TestGraph graph = new TestGraph().Gemm(4, 6);
        if (!isInFront)
            graph.Add("Relu");
        graph.Add("BatchNormalization", ["?", graph.Random(6), graph.Random(6), graph.Random(6), graph.Positive(6)], ("epsilon", 1e-3f));
        if (isInFront)
            graph.Add("Relu");
        AssertReads(graph.Gemm(6, 3));
    }

    /// <summary>A unit whose gamma was trained to 0 is constant.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BatchNormalization_with_factors_of_zero(bool isInFront)
    {
        TestGraph graph = new TestGraph().Gemm(4, 6);
        if (!isInFront)
            graph.Add("Relu");
        string scales = graph.Floats([0, 1, -2, 0, 0.5f, 0], 6);
        graph.Add("BatchNormalization", ["?", scales, graph.Random(6), graph.Random(6), graph.Positive(6)]);
        if (isInFront)
            graph.Add("Relu");
        AssertReads(graph.Gemm(6, 3));
    }
}
