using System;
using System.IO;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>What cannot be read is refused with its node, its operator and what would be needed.</summary>
public sealed class RefusalTests
{
    private static string Of(Func<TestGraph, TestGraph> write) => Refusals.Of(write(new TestGraph().Gemm(4, 6)));

    private static void AssertRefused(string expected, Func<TestGraph, TestGraph> write)
    {
        string message = Of(write);
        Assert.EndsWith($"cannot be loaded. {expected}.", message);
    }

    [Fact]
    public void An_operator_that_no_layer_has() => AssertRefused(
        "Node \"LayerNormalization_1\" (LayerNormalization) has an operator that is not part of a multilayer perceptron. " +
        "Needed: an output that does not depend on it",
        graph => graph.Add("LayerNormalization", ["?", graph.Random(6)]).Gemm(6, 3));

    [Fact]
    public void An_operator_of_another_domain()
    {
        TestGraph graph = new TestGraph().Gemm(4, 6).Add("Gelu");
        graph.Model.Graph.Node[^1].Domain = "com.microsoft";
        Assert.Contains("Node \"Gelu_1\" (com.microsoft.Gelu) has an operator", Refusals.Of(graph));
    }

    [Fact]
    public void A_node_without_a_name()
    {
        TestGraph graph = new TestGraph().Gemm(4, 6).Add("Round");
        graph.Model.Graph.Node[^1].Name = "";
        Assert.Contains("The node of \"t1\" (Round) has an operator", Refusals.Of(graph));
    }

    [Fact]
    public void Activations_with_other_constants()
    {
        const string Expected = "ends a computation that is not an activation of MlpGen. " +
            "Needed: one of the activations in the Activation enum, with its constants, or an output in front of it";
        AssertRefused($"Node \"LeakyRelu_1\" (LeakyRelu) {Expected}", graph => graph.Add("LeakyRelu", null, ("alpha", 0.3f)));
        AssertRefused($"Node \"HardSigmoid_1\" (HardSigmoid) {Expected}", graph => graph.Add("HardSigmoid"));
        AssertRefused($"Node \"Elu_1\" (Elu) {Expected}", graph => graph.Add("Elu", null, ("alpha", 0.5f)));
        AssertRefused($"Node \"Clip_1\" (Clip) {Expected}", graph => graph.Add("Clip", ["?", graph.Float(-3), graph.Float(3)]));
        AssertRefused($"Node \"Mul_2\" (Mul) {Expected}", graph => graph.Add("Tanh").Add("Mul", ["?", "t0"]));
    }

    /// <summary>Near 0, these are activations of MlpGen.</summary>
    [Fact]
    public void Limits_far_from_zero()
    {
        const string Expected = "ends a computation that is not an activation of MlpGen. " +
            "Needed: one of the activations in the Activation enum, with its constants, or an output in front of it";
        foreach (float limit in (float[])[10, 20, 50, 1000])
        {
            AssertRefused(
                $"Node \"Clip_1\" (Clip) {Expected}", graph => graph.Add("Clip", ["?", graph.Float(-limit), graph.Float(limit)]));
        }

        AssertRefused($"Node \"Min_2\" (Min) {Expected}", graph => graph.Add("Relu").Add("Min", ["?", graph.Float(20)]));
        AssertRefused(
            $"Node \"Sigmoid_2\" (Sigmoid) {Expected}",
            graph => graph.Add("Clip", ["?", graph.Float(-10), graph.Float(10)]).Add("Sigmoid"));
        AssertRefused($"Node \"Clip_2\" (Clip) {Expected}", graph => graph.Add("Softplus").Add("Clip", ["?", graph.Float(0), graph.Float(30)]));
    }

    [Fact]
    public void Slopes_that_differ_between_columns() => AssertRefused(
        "Node \"PRelu_1\" (PRelu) ends a computation that is not an activation of MlpGen. " +
        "Needed: one of the activations in the Activation enum, with its constants, or an output in front of it",
        graph => graph.Add("PRelu", ["?", graph.Floats([0.01f, 0.01f, 0.02f, 0.01f, 0.01f, 0.01f], 6)]));

    [Fact]
    public void Skip_connections() => AssertRefused(
        "Node \"Add_3\" (Add) combines tensors of different layers. Needed: layers that follow one another, without a skip connection",
        graph => graph.Add("Relu").Gemm(6, 6).Add("Add", ["?", "t1"]));

    [Fact]
    public void Two_activations_in_a_row() => AssertRefused(
        "Node \"Softmax_2\" (Softmax) follows Tanh. Needed: a layer in front of each activation",
        graph => graph.Add("Tanh").Add("Softmax"));

    [Fact]
    public void Factors_behind_an_activation() => AssertRefused(
        "Tensor \"t2\" is multiplied or shifted behind Tanh, where no layer can absorb it. Needed: the tensor in front of it",
        graph => graph.Add("Tanh").Add("Mul", ["?", graph.Float(3)]));

    [Fact]
    public void Factors_that_are_not_finite() => AssertRefused(
        "Node \"Div_1\" (Div) cannot be part of a layer: its factors and summands must be finite",
        graph => graph.Add("Div", ["?", graph.Float(0)]));

    /// <summary>A constant with the shape of a layer, as ML-Agents writes the deviations of a policy.</summary>
    [Fact]
    public void Factors_of_zero_in_all_columns()
    {
        TestGraph graph = new TestGraph().Gemm(4, 6);
        string output = graph.Last;
        graph.Add("Mul", ["?", graph.Float(0)]).Add("Add", ["?", graph.Random(6)]);
        Assert.Contains("Node \"Mul_1\" (Mul) multiplies by 0. Needed: a tensor that depends on the inputs", Refusals.Of(graph));
        Assert.Equal(output, Assert.Single(graph.Open().Candidates).Output);
    }

    [Fact]
    public void Factors_of_zero_in_front_of_the_first_layer()
    {
        TestGraph graph = new();
        graph.Add("Mul", ["?", graph.Floats([1, 0, 1, 1], 4)]).Gemm(4, 3);
        Assert.Contains(
            "Node \"Mul_0\" (Mul) multiplies a column by 0 in front of the first layer. Needed: a transform with factors that are not 0",
            Refusals.Of(graph));
    }

    [Fact]
    public void BatchNormalization_in_training()
    {
        TestGraph graph = new TestGraph(9).Gemm(4, 6);
        graph.Add("BatchNormalization", ["?", graph.Positive(6), graph.Random(6), graph.Random(6), graph.Positive(6)]);
        graph.Model.Graph.Node[1].Output.AddRange(["mean", "", "saved"]);
        Assert.Contains(
            "Node \"BatchNormalization_1\" (BatchNormalization) has 3 outputs, as in training, where it uses the mean of each batch. " +
            "Needed: one output",
            Refusals.Of(graph));
    }

    [Fact]
    public void Sparse_tensors()
    {
        TestGraph graph = new();
        graph.Add("MatMul", ["?", "weights"]);
        graph.Model.Graph.SparseInitializer.Add(new SparseTensorProto { Values = new TensorProto { Name = "weights" }, Dims = { 4, 3 } });
        Assert.Contains("Tensor \"weights\" is sparse (sparse_initializer). Needed: all its numbers", Refusals.Of(graph));
    }

    /// <summary>A function of the file counts more than an operator of the same name.</summary>
    [Theory]
    [InlineData("local", "Block", "local.Block")]
    [InlineData("", "Tanh", "Tanh")]
    public void Local_functions(string domain, string name, string shown)
    {
        TestGraph graph = new TestGraph().Gemm(4, 3).Add(name);
        graph.Model.Graph.Node[1].Domain = domain;
        graph.Model.Functions.Add(new FunctionProto { Domain = domain, Name = name });
        Assert.Contains(
            $"Node \"{name}_1\" ({shown}) calls a local function of the file. " +
            "Needed: its nodes in its place, as onnx.inliner writes them",
            Refusals.Of(graph));
    }

    [Fact]
    public void Weights_that_depend_on_the_inputs() => AssertRefused(
        "Node \"MatMul_1\" (MatMul) has no constant as input 1. Needed: a constant, so that it can become a parameter",
        graph => graph.Add("MatMul", ["?", "x"]));

    [Fact]
    public void Sizes_that_do_not_fit()
    {
        AssertRefused(
            "Node \"Gemm_1\" (Gemm) does not fit: the layer in front must have 5 outputs (has 6)", graph => graph.Gemm(5, 3));
        AssertRefused(
            "Node \"Add_1\" (Add) does not fit: the layer in front must have 5 outputs (has 6)", graph => graph.Add("Add", ["?", graph.Random(5)]));
        AssertRefused(
            "Node \"Add_1\" (Add) combines a tensor with [2, 3] constants. Needed: one constant, or one for each feature of a row",
            graph => graph.Add("Add", ["?", graph.Random(2, 3)]));
    }

    [Fact]
    public void Rows_that_change()
    {
        AssertRefused(
            "Node \"Reshape_1\" (Reshape) changes rows or the order of their numbers ([-1, 3]). " +
            "Needed: the same numbers in the same order, with the rows first",
            graph => graph.Add("Reshape", ["?", graph.Ints(-1, 3)]));
        AssertRefused(
            "Node \"Flatten_1\" (Flatten) joins rows, because its axis is 0. Needed: axis = 1", graph => graph.Add("Flatten", null, ("axis", 0L)));
        AssertRefused(
            "Node \"Cast_1\" (Cast) converts to type 7, which changes the numbers. Needed: float (1), float16 (10), double (11) or bfloat16 (16)",
            graph => graph.Add("Cast", null, ("to", 7L)));
    }

    [Fact]
    public void An_activation_in_front_of_the_first_layer() => Assert.Contains(
        "Node \"Tanh_0\" (Tanh) stands in front of the first layer, where only Sub, Mul, Div, Add and BatchNormalization with constants and a Clip " +
        "behind them can be read. Needed: one of these, or an output that does not depend on it",
        Refusals.Of(new TestGraph().Add("Tanh").Gemm(4, 3)));

    [Fact]
    public void Transforms_that_are_too_large() => Assert.Contains(
        "The transform of input column 0 has the offset 0, the scale Infinity or limits that cannot be used. " +
        "Needed: finite numbers, and a lower limit that is at most the upper one",
        Refusals.Of(Tiny(new TestGraph()).Gemm(4, 3)));

    // The factor is 1e-310, whose reciprocal is too large for a double.
    private static TestGraph Tiny(TestGraph graph)
    {
        string tiny = graph.Float(1e-38f);
        for (int i = 0; i < 8; i++)
            graph.Add("Mul", ["?", tiny]);
        return graph.Add("Mul", ["?", graph.Float(1e-6f)]);
    }

    [Fact]
    public void Heads_that_are_not_one_layer()
    {
        TestGraph graph = new TestGraph().Gemm(4, 6).Add("Relu").Gemm(6, 3);
        string message = Assert.Throws<InvalidDataException>(
            () => graph.Open().LoadInto(new AnyNetwork([4, 9], [Activation.Identity]), ["t0", "t2"])).Message;
        Assert.Equal(
            "\"t0, t2\" cannot be loaded. The request joins tensors that are not one layer. Needed: inputs, or heads that read the same hidden " +
            "tensor and have the same activation, which is not Softmax.",
            message);
    }

    [Fact]
    public void Tensors_without_a_network()
    {
        TestGraph graph = new TestGraph().Gemm(4, 3);
        Assert.Contains("Tensor \"x\" is computed without weights. Needed: at least one Gemm or MatMul", Refusals.Of(graph, "x"));
        Assert.Contains("Tensor \"c0\" does not depend on the inputs", Refusals.Of(graph, "c0"));
    }

    [Fact]
    public void Names_that_the_graph_does_not_have()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new TestGraph().Gemm(4, 3).Open().LoadInto(new AnyNetwork([4, 3], [Activation.Identity]), "y"));
        Assert.Equal(
            "output must be the name of a tensor in the graph (was \"y\"). Those of multilayer perceptrons are \"t0\". (Parameter 'output')",
            error.Message);
        Assert.Throws<ArgumentException>(() => new TestGraph().Gemm(4, 3).Open().LoadInto(new AnyNetwork([4, 3], [Activation.Identity]), []));
    }

    [Fact]
    public void A_network_with_other_layers_is_unchanged()
    {
        AnyNetwork network = new([4, 3], [Activation.Tanh]);
        Assert.Equal(
            "The network must have the layers 4 → 3 Identity (it has 4 → 3 Tanh).",
            Assert.Throws<InvalidDataException>(() => new TestGraph().Gemm(4, 3).Open().LoadInto(network, "t0")).Message);
        Assert.All(network.Parameters, parameter => Assert.Equal(0, parameter));
    }

    [Fact]
    public void What_lies_beyond_the_output_does_not_matter()
    {
        TestGraph graph = new TestGraph().Gemm(4, 3);
        string output = graph.Last;
        graph.Add("RandomNormalLike").Add("Add", [output, "?"]).Add("If");
        Assert.Equal(output, Assert.Single(graph.Open().Candidates).Output);
        graph.Open().LoadInto(new AnyNetwork([4, 3], [Activation.Identity]), output);
    }

    [Fact]
    public void Parameters_that_are_not_finite()
    {
        TestGraph graph = new();
        graph.Add("MatMul", ["?", graph.Floats([1, 2, float.NaN, 4], 4, 1)]);
        Assert.Equal(
            "All parameters must be finite (one of \"c0\" was NaN).",
            Assert.Throws<InvalidDataException>(() => graph.Open().LoadInto(new AnyNetwork([4, 1], [Activation.Identity]), graph.Last)).Message);
    }
}
