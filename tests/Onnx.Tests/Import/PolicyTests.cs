using System.IO;
using System.Linq;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>The policies that Unity ML-Agents trained for its examples.</summary>
public sealed class PolicyTests
{
    private const string Mu = "/_continuous_distribution/mu/Gemm_output_0";
    private static readonly string[] s_heads = ["logits", "logits.3", "logits.7", "logits.11"];

    private static string Path(string name) => System.IO.Path.Combine(System.AppContext.BaseDirectory, "Models", name);

    private static ModelProto Model(string name) => ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path(name)));

    [Fact]
    public void The_mean_action_of_3DBall_comes_with_its_normalization()
    {
        OnnxModel model = OnnxFile.Open(Path("3DBall.onnx"));
        OnnxCandidate candidate = Assert.Single(model.Candidates);
        Assert.Equal(Mu, candidate.Output);
        Assert.Equal([8, 128, 128, 2], candidate.LayerSizes);
        Assert.Equal([Activation.Swish, Activation.Swish, Activation.Identity], candidate.Activations);
        Assert.Equal($"obs_0 (8) → transform → 128 Swish → 128 Swish → 2 Identity: {Mu}", candidate.ToString());

        BallPolicy policy = new(seed: 1);
        ColumnTransform transform = model.LoadInto(policy, output: Mu)!;
        Assert.All(transform.LowerLimits.ToArray(), limit => Assert.Equal(-5, limit));
        Assert.All(transform.UpperLimits.ToArray(), limit => Assert.Equal(5, limit));
        TensorProto mean = Model("3DBall.onnx").Graph.Initializer.First(tensor => tensor.Name.EndsWith("running_mean"));
        Assert.Equal(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(mean.RawData.Span).ToArray().Select(value => (double)value), transform.Offsets.ToArray());

        float[] rows = Reference.RandomRows(8, seed: 2, scale: 10);
        Reference.AssertAgree(Reference.Run(Model("3DBall.onnx"), [Mu], ("obs_0", rows)), Reference.Outputs(policy, rows, transform));
    }

    [Fact]
    public void The_logits_of_Basic()
    {
        OnnxModel model = OnnxFile.Open(Path("Basic.onnx"));
        Assert.Equal("logits", Assert.Single(model.Candidates).Output);
        BasicPolicy policy = new(seed: 1);
        Assert.Null(model.LoadInto(policy, output: "logits"));
        float[] rows = Reference.RandomRows(20, seed: 3);
        Reference.AssertAgree(Reference.Run(Model("Basic.onnx"), ["logits"], ("obs_0", rows)), Reference.Outputs(policy, rows));
    }

    [Fact]
    public void The_four_heads_of_SmallWallJump_are_one_layer()
    {
        OnnxModel model = OnnxFile.Open(Path("SmallWallJump.onnx"));
        Assert.Equal(s_heads, model.Candidates.Select(candidate => candidate.Output));
        Assert.Equal([new OnnxInput("obs_0", 210), new OnnxInput("obs_1", 210), new OnnxInput("obs_2", 24)], model.Candidates[0].Inputs);
        WallJumpPolicy policy = new(seed: 1);
        Assert.Null(model.LoadInto(policy, outputs: s_heads));

        float[] rows = Reference.RandomRows(444, seed: 4);
        float[] expected = Reference.Run(
            Model("SmallWallJump.onnx"), s_heads, ("obs_0", Columns(rows, 0, 210)), ("obs_1", Columns(rows, 210, 210)), ("obs_2", Columns(rows, 420, 24)));
        Reference.AssertAgree(expected, Reference.Outputs(policy, rows));
    }

    private static float[] Columns(float[] rows, int first, int count) =>
        [.. rows.Chunk(444).SelectMany(row => row[first..(first + count)])];
}
