using System;
using MlpGen.Onnx.Tests.Harness;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>Activations, as one operator or as several, in any order.</summary>
public sealed class ActivationTests
{
    private static string Read(Func<TestGraph, string, TestGraph> write, OnnxOpenOptions? options = null, int opset = 17)
    {
        TestGraph graph = new TestGraph(opset).Gemm(4, 6);
        return Imported.From(write(graph, graph.Last).Gemm(6, 3), options).Layers;
    }

    private static string Layers(Activation activation) => $"4 6 3 {activation} Identity";

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("Relu")]
    [InlineData("LeakyRelu")]
    [InlineData("Elu")]
    [InlineData("Selu")]
    [InlineData("Softplus")]
    [InlineData("Softsign")]
    [InlineData("HardSwish")]
    [InlineData("Mish", 18)]
    [InlineData("Gelu", 20)]
    public void One_operator(string operation, int opset = 17) =>
        Assert.Equal(Layers(Enum.Parse<Activation>(operation)), Read((graph, _) => graph.Add(operation), opset: opset));

    [Fact]
    public void HardSigmoid_with_the_slope_of_PyTorch() =>
        Assert.Equal(Layers(Activation.HardSigmoid), Read((graph, _) => graph.Add("HardSigmoid", null, ("alpha", 1 / 6f), ("beta", 0.5f))));

    [Fact]
    public void Relu_as_Clip_and_as_Max()
    {
        Assert.Equal(Layers(Activation.Relu), Read((graph, _) => graph.Add("Clip", ["?", graph.Float(0)])));
        Assert.Equal(Layers(Activation.Relu), Read((graph, _) => graph.Add("Clip", null, ("min", 0f)), opset: 9));
        Assert.Equal(Layers(Activation.Relu), Read((graph, _) => graph.Add("Max", [graph.Float(0), "?"])));
    }

    [Fact]
    public void LeakyRelu_as_PRelu_and_as_Max()
    {
        Assert.Equal(Layers(Activation.LeakyRelu), Read((graph, _) => graph.Add("PRelu", ["?", graph.Float(0.01f)])));
        Assert.Equal(Layers(Activation.LeakyRelu), Read((graph, z) => graph.Add("Mul", [z, graph.Float(0.01f)]).Add("Max", [z, "?"])));
    }

    /// <summary>Some exporters repeat a constant for each column.</summary>
    [Fact]
    public void Constants_that_are_repeated_for_each_column()
    {
        string Slopes(TestGraph graph) => graph.Floats([0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f], 6);
        Assert.Equal(Layers(Activation.LeakyRelu), Read((graph, _) => graph.Add("PRelu", ["?", Slopes(graph)])));
        Assert.Equal(Layers(Activation.LeakyRelu), Read((graph, z) => graph.Add("Mul", [z, Slopes(graph)]).Add("Max", [z, "?"])));
        Assert.Equal(Layers(Activation.Softplus), Read((graph, _) => graph
            .Add("Exp").Add("Add", [graph.Floats([1, 1, 1, 1, 1, 1], 1, 6), "?"]).Add("Log")));
    }

    /// <summary>These forms overflow for large inputs, where they mean nothing.</summary>
    [Fact]
    public void Forms_with_exponentials_of_both_signs()
    {
        Assert.Equal(Layers(Activation.Sigmoid), Read((graph, z) =>
        {
            string power = graph.Add("Exp").Last;
            return graph.Add("Add", ["?", graph.Float(1)]).Add("Div", [power, "?"]);
        }));
        Assert.Equal(Layers(Activation.Tanh), Read((graph, z) =>
        {
            string power = graph.Add("Mul", ["?", graph.Float(2)]).Add("Exp").Last;
            string numerator = graph.Add("Sub", [power, graph.Float(1)]).Last;
            return graph.Add("Add", [power, graph.Float(1)]).Add("Div", [numerator, "?"]);
        }));
        Assert.Equal(Layers(Activation.Elu), Read((graph, z) =>
        {
            string below = graph.Add("Exp").Add("Sub", ["?", graph.Float(1)]).Add("Min", ["?", graph.Float(0)]).Last;
            return graph.Add("Relu", [z]).Add("Add", ["?", below]);
        }));
    }

    [Fact]
    public void Swish_in_either_order()
    {
        Assert.Equal(Layers(Activation.Swish), Read((graph, z) => graph.Add("Sigmoid").Add("Mul", [z, "?"])));
        Assert.Equal(Layers(Activation.Swish), Read((graph, z) => graph.Add("Sigmoid").Add("Mul", ["?", z])));
    }

    [Fact]
    public void Sigmoid_from_exponentials() => Assert.Equal(
        Layers(Activation.Sigmoid), Read((graph, _) => graph.Add("Neg").Add("Exp").Add("Add", ["?", graph.Float(1)]).Add("Reciprocal")));

    [Fact]
    public void Softplus_and_Softsign_from_parts()
    {
        Assert.Equal(
            Layers(Activation.Softplus), Read((graph, _) => graph.Add("Exp").Add("Add", [graph.Float(1), "?"]).Add("Log")));
        Assert.Equal(
            Layers(Activation.Softsign), Read((graph, z) => graph.Add("Abs").Add("Add", ["?", graph.Float(1)]).Add("Div", [z, "?"])));
    }

    [Fact]
    public void HardSwish_from_Clip()
    {
        // z · clip(z + 3, 0, 6) / 6, as in PyTorch's older exporter.
        Assert.Equal(Layers(Activation.HardSwish), Read((graph, z) => graph
            .Add("Add", ["?", graph.Float(3)]).Add("Clip", ["?", graph.Float(0), graph.Float(6)])
            .Add("Div", ["?", graph.Float(6)]).Add("Mul", [z, "?"])));
    }

    [Fact]
    public void Mish_from_parts() =>
        Assert.Equal(Layers(Activation.Mish), Read((graph, z) => graph.Add("Softplus").Add("Tanh").Add("Mul", [z, "?"])));

    [Fact]
    public void Gelu_in_the_orders_of_PyTorch_and_Keras()
    {
        Assert.Equal(Layers(Activation.Gelu), Read((graph, z) => graph
            .Add("Div", ["?", graph.Float(MathF.Sqrt(2))]).Add("Erf").Add("Add", ["?", graph.Float(1)])
            .Add("Mul", [z, "?"]).Add("Mul", ["?", graph.Float(0.5f)])));
        Assert.Equal(Layers(Activation.Gelu), Read((graph, z) =>
        {
            string half = graph.Add("Mul", [graph.Float(0.5f), "?"]).Last;
            return graph.Add("Mul", [z, graph.Float(0.70710678f)]).Add("Erf").Add("Add", [graph.Float(1), "?"]).Add("Mul", [half, "?"]);
        }));
        Assert.Equal(Layers(Activation.Gelu), Read((graph, z) => graph
            .Add("Div", ["?", graph.Float(MathF.Sqrt(2))]).Add("Erf").Add("Add", ["?", graph.Float(1)])
            .Add("Mul", ["?", graph.Float(0.5f)]).Add("Mul", [z, "?"])));
    }

    [Fact]
    public void Biases_between_the_sum_and_the_parts_of_an_activation() =>
        Assert.Equal(Layers(Activation.Swish), Read((graph, _) =>
        {
            string z = graph.Add("Add", ["?", graph.Random(6)]).Last;
            return graph.Add("Sigmoid").Add("Mul", [z, "?"]);
        }));

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    public void Softmax_at_the_output(int opset) =>
        Assert.Equal("4 6 Softmax", Imported.From(new TestGraph(opset).Gemm(4, 6).Add("Softmax", null, ("axis", 1L))).Layers);

    /// <summary>The tanh form as PyTorch writes it, with z³ as products.</summary>
    [Fact]
    public void The_tanh_form_of_Gelu_in_parts()
    {
        TestGraph graph = new TestGraph().Gemm(4, 6);
        string z = graph.Last;
        graph.Add("Mul", [z, z]).Add("Mul", [z, "?"]).Add("Mul", [graph.Float(0.044715f), "?"]).Add("Add", [z, "?"]);
        graph.Add("Mul", [graph.Float(0.7978846f), "?"]).Add("Tanh").Add("Add", [graph.Float(1), "?"]);
        graph.Add("Mul", [z, "?"]).Add("Mul", [graph.Float(0.5f), "?"]);
        Assert.Contains("Node \"Mul_8\" (Mul) ends the tanh form of Gelu", Refusals.Of(graph));
        OnnxModel model = graph.Gemm(6, 3).Open(new OnnxOpenOptions { ApproximateGelu = true });
        AnyNetwork network = new(model.Candidates[0]);
        model.LoadInto(network, graph.Last);
        Assert.Equal(Layers(Activation.Gelu), string.Join(" ", network.LayerSizes.ToArray()) + " " + string.Join(" ", network.Activations.ToArray()));
        float[] rows = Reference.RandomRows(4, seed: 1), expected = Reference.Run(graph.Model, [graph.Last], ("x", rows));
        float[] actual = Reference.Outputs(network, rows);
        Assert.All(expected, (value, i) => Assert.Equal(value, actual[i], 6 * 5e-4f));
    }

    [Fact]
    public void The_tanh_form_of_Gelu_only_where_that_is_accurate_enough()
    {
        TestGraph graph = new TestGraph(20).Gemm(4, 6).Add("Gelu", null, ("approximate", "tanh"));
        Assert.Equal(
            $"\"{graph.Last}\" cannot be loaded. Node \"Gelu_1\" (Gelu) ends the tanh form of Gelu, which differs from Activation.Gelu, the erf " +
            "form, by up to 4.8e-4. Needed: OnnxOpenOptions { ApproximateGelu = true }, if that is accurate enough.",
            Refusals.Of(graph));
        OnnxModel model = graph.Open(new OnnxOpenOptions { ApproximateGelu = true });
        Assert.Equal([Activation.Gelu], model.Candidates[0].Activations);
    }
}
