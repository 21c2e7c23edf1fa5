using System.Linq;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>Normalizations in front of the first layer, and several inputs.</summary>
public sealed class TransformTests
{
    [Fact]
    public void Sub_and_Div_with_constants()
    {
        TestGraph graph = new();
        graph.Add("Sub", ["?", graph.Floats([1, 2, 3, 4], 4)]).Add("Div", ["?", graph.Floats([5, 6, 7, 8], 1, 4)]);
        Imported imported = Imported.From(graph.Gemm(4, 3));
        Assert.Equal([1d, 2, 3, 4], imported.Transform!.Offsets.ToArray());
        Assert.Equal([5d, 6, 7, 8], imported.Transform.Scales.ToArray());
        Assert.True(imported.Transform.LowerLimits.IsEmpty);
    }

    [Fact]
    public void Mul_and_Add_as_scikit_learn_writes_MinMaxScaler_with_Clip()
    {
        TestGraph graph = new();
        graph.Add("Mul", ["?", graph.Floats([0.5f, 0.25f, 2, 1], 4)]).Add("Add", ["?", graph.Floats([1, 0, -1, 2], 4)]);
        Imported imported = Imported.From(graph.Add("Clip", ["?", graph.Float(0), graph.Float(1)]).Gemm(4, 3));
        Assert.Equal([2d, 4, 0.5, 1], imported.Transform!.Scales.ToArray());
        Assert.Equal([-2d, 0, 0.5, -2], imported.Transform.Offsets.ToArray());
        Assert.Equal([0d, 0, 0, 0], imported.Transform.LowerLimits.ToArray());
    }

    [Fact]
    public void Scaler_of_scikit_learn()
    {
        TestGraph graph = new();
        graph.Model.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 1 });
        graph.Add("Scaler", null, ("offset", new float[] { 1, 2, 3, 4 }), ("scale", new float[] { 1, 0.5f, 4, 0.125f }));
        graph.Model.Graph.Node[0].Domain = "ai.onnx.ml";
        Imported imported = Imported.From(graph.Gemm(4, 3));
        Assert.Equal([1d, 2, 3, 4], imported.Transform!.Offsets.ToArray());
        Assert.Equal([1d, 2, 0.25, 8], imported.Transform.Scales.ToArray());
    }

    [Fact]
    public void BatchNormalization_of_the_inputs()
    {
        TestGraph graph = new();
        graph.Add("BatchNormalization", ["?", graph.Positive(4), graph.Random(4), graph.Random(4), graph.Positive(4)]);
        Assert.NotNull(Imported.From(graph.Gemm(4, 3)).Transform);
    }

    /// <summary>ML-Agents divides by the root of a variance that is stored as a sum.</summary>
    [Fact]
    public void Constants_that_nodes_compute()
    {
        TestGraph graph = new();
        string deviation = graph
            .Add("Cast", [graph.Ints(9)], ("to", 1L)).Add("Div", [graph.Floats([9, 36, 81, 144], 4), "?"])
            .Add("Sqrt").Add("Max", ["?", graph.Float(1e-7f)]).Add("Unsqueeze", ["?", graph.Ints(0)]).Last;
        string centered = graph.Add("Sub", ["x", graph.Random(4)]).Last;
        Imported imported = Imported.From(graph.Add("Div", [centered, deviation]).Gemm(4, 3));
        Assert.Equal([1d, 2, 3, 4], imported.Transform!.Scales.ToArray());
    }

    [Fact]
    public void Negative_factors_are_folded_into_the_first_layer()
    {
        TestGraph graph = new();
        graph.Add("Mul", ["?", graph.Floats([-1, 2, -3, 4], 4)]).Add("Add", ["?", graph.Random(4)]);
        Assert.Null(Imported.From(graph.Gemm(4, 3)).Transform);
    }

    [Fact]
    public void An_affine_map_behind_limits_is_folded_into_the_first_layer()
    {
        TestGraph graph = new();
        graph.Add("Clip", ["?", graph.Float(-1), graph.Float(1)]).Add("Mul", ["?", graph.Floats([-1, 2, -3, 4], 4)]);
        Imported imported = Imported.From(graph.Gemm(4, 3));
        Assert.Equal([0d, 0, 0, 0], imported.Transform!.Offsets.ToArray());
        Assert.Equal([1d, 1, 1, 1], imported.Transform.UpperLimits.ToArray());
    }

    [Fact]
    public void Limits_as_Max_and_Min_of_each_column()
    {
        TestGraph graph = new();
        graph.Add("Min", ["?", graph.Floats([1, 2, 3, 4], 4)]).Add("Max", ["?", graph.Floats([-1, 0, 1, 5], 4)]);
        Imported imported = Imported.From(graph.Gemm(4, 3));
        Assert.Equal([-1d, 0, 1, 5], imported.Transform!.LowerLimits.ToArray());
        Assert.Equal([1d, 2, 3, 5], imported.Transform.UpperLimits.ToArray());
    }

    /// <summary>ML-Agents normalizes each vector observation, but no other.</summary>
    [Fact]
    public void Several_inputs_of_which_some_are_normalized()
    {
        TestGraph graph = new(9, ("first", 2), ("second", 3), ("third", 1));
        string first = graph.Add("Sub", ["first", graph.Random(2)]).Add("Div", ["?", graph.Positive(2)]).Add("Clip", null, ("min", -1f), ("max", 1f)).Last;
        string third = graph.Add("Mul", ["third", graph.Float(0.5f)]).Last;
        Imported imported = Imported.From(graph.Add("Concat", [first, "second", third], ("axis", 1L)).Gemm(6, 3));
        Assert.Equal(["first (2)", "second (3)", "third (1)"], imported.Candidate.Inputs.Select(input => input.ToString()));
        Assert.Equal([1d, 1, 1, 2], imported.Transform!.Scales[2..].ToArray());
        Assert.Equal([-1, -1, .. Enumerable.Repeat(double.NegativeInfinity, 4)], imported.Transform.LowerLimits.ToArray());
    }

    [Fact]
    public void A_normalization_behind_Concat()
    {
        TestGraph graph = new(17, ("a", 1), ("b", 3));
        graph.Add("Concat", ["a", "b"], ("axis", 1L)).Add("Sub", ["?", graph.Random(4)]).Add("Clip", ["?", graph.Float(-1), graph.Float(1)]);
        Assert.Equal([-1d, -1, -1, -1], Imported.From(graph.Gemm(4, 3)).Transform!.LowerLimits.ToArray());
    }

    [Fact]
    public void Sizes_that_only_the_weights_state()
    {
        TestGraph graph = new();
        graph.Model.Graph.Input[0].Type.TensorType.Shape.Dim[1] = new TensorShapeProto.Types.Dimension { DimParam = "columns" };
        Assert.Equal([new OnnxInput("x", 4)], graph.Gemm(4, 3).Open().Candidates[0].Inputs);
    }

    [Fact]
    public void Heads_on_one_hidden_layer()
    {
        TestGraph graph = new();
        string hidden = graph.Gemm(4, 6).Add("Tanh").Last;
        string mean = graph.Gemm(6, 2).Last;
        graph.Last = hidden;
        string value = graph.Gemm(6, 1).Last;
        OnnxModel model = graph.Open();
        Assert.Equal([mean, value], model.Candidates.Select(candidate => candidate.Output));
        AnyNetwork network = new([4, 6, 3], [Activation.Tanh, Activation.Identity]);
        Assert.Null(model.LoadInto(network, outputs: new[] { value, mean }));
        float[] rows = Reference.RandomRows(4, seed: 1);
        Reference.AssertAgree(Reference.Run(graph.Model, [value, mean], ("x", rows)), Reference.Outputs(network, rows));

        // The same heads, joined in the graph.
        Assert.Equal("4 6 3 Tanh Tanh", Imported.From(graph.Add("Concat", [mean, value], ("axis", 1L)).Add("Tanh")).Layers);
    }
}
