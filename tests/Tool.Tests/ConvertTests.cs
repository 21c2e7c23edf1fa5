using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using MlpGen.Onnx;
using MlpGen.Tool.Tests.Harness;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary><c>dotnet mlpgen convert</c></summary>
public sealed class ConvertTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_policy_goes_to_safetensors_and_back_with_its_normalization()
    {
        JsonElement report = ToolRun.Json("convert", Models.Ball, _scratch["ball.safetensors"]);
        Assert.Equal("convert", report.GetProperty("command").GetString());
        Assert.True(report.GetProperty("hasTransform").GetBoolean());
        Assert.Equal(new FileInfo(_scratch["ball.safetensors"]).Length, report.GetProperty("bytes").GetInt64());

        ToolRun.Succeed("convert", _scratch["ball.safetensors"], _scratch["back.onnx"]);
        ToolRun.Succeed("convert", Models.Ball, _scratch["direct.onnx"]);
        Assert.Equal(File.ReadAllBytes(_scratch["direct.onnx"]), File.ReadAllBytes(_scratch["back.onnx"]));

        // Without deterministic_continuous_actions, whose other inputs are constants, the outputs of both files are clipped differently.
        float[] rows = Runtime.RandomRows(8);
        BallPolicy policy = new(seed: 1);
        ColumnTransform? inputs = OnnxFile.Open(Models.Ball).LoadInto(policy, Models.Mu);
        float[] expected = new float[Runtime.Rows * 2];
        policy.Forward(new NetworkTransform { Inputs = inputs }, rows, expected);
        Runtime.AssertAgree(expected, Runtime.Run(_scratch["back.onnx"], "output", rows));
    }

    [Fact]
    public void A_classifier_goes_to_ONNX_with_options()
    {
        Classifier network = new(seed: 1);
        network.Save(_scratch["c.safetensors"]);
        ToolRun.Succeed("convert", _scratch["c.safetensors"], _scratch["c.onnx"], "--opset", "11");
        ToolRun.Succeed("convert", _scratch["c.safetensors"], _scratch["logits.onnx"], "--logits");
        float[] rows = Runtime.RandomRows(3), expected = new float[Runtime.Rows * 2];
        network.Forward(rows, expected);
        Runtime.AssertAgree(expected, Runtime.Run(_scratch["c.onnx"], "output", rows));
        float[] logits = Runtime.Run(_scratch["logits.onnx"], "output", rows);
        Assert.Contains(logits, logit => logit < 0);
        Runtime.AssertAgree(expected, [.. logits.Chunk(2).SelectMany(pair =>
        {
            float sum = pair.Sum(MathF.Exp);
            return pair.Select(logit => MathF.Exp(logit) / sum);
        })]);
    }

    [Fact]
    public void The_bytes_depend_on_the_network_alone()
    {
        Mixed network = new(seed: 1);
        network.Save(_scratch["m.safetensors"]);
        ToolRun.Succeed("convert", _scratch["m.safetensors"], _scratch["m.onnx"]);
        ToolRun.Succeed("convert", _scratch["m.onnx"], _scratch["again.safetensors"], "--loss", "Huber");
        ToolRun.Succeed("convert", _scratch["again.safetensors"], _scratch["again.onnx"]);
        Assert.Equal(File.ReadAllBytes(_scratch["m.onnx"]), File.ReadAllBytes(_scratch["again.onnx"]));
        Assert.Equal(File.ReadAllBytes(_scratch["m.safetensors"]), File.ReadAllBytes(_scratch["again.safetensors"]));
    }

    [Theory]
    [InlineData("0.weight 2.weight", "sequential")]
    [InlineData("fc1.weight fc2.weight", "fc")]
    [InlineData("layers.0.weight layers.1.weight", "layers")]
    [InlineData("body.weight head.weight", "body", "head")]
    public void Layers_get_the_names_of_PyTorch(string expected, params string[] names)
    {
        Classifier network = new(seed: 1);
        network.Save(_scratch["c.safetensors"]);
        ToolRun.Succeed(["convert", _scratch["c.safetensors"], _scratch["named.safetensors"], "--names", .. names]);
        string text = string.Join(' ', ToolRun.Json("inspect", _scratch["named.safetensors"], "--layers", expected.Split(".weight ")[0], expected.Split(' ')[1][..^7])
            .GetProperty("networks")[0].GetProperty("tensors").EnumerateArray().Select(tensor => tensor.GetProperty("name").GetString()).Where(name => name!.EndsWith(".weight")));
        Assert.Equal(expected, text);
    }

    [Fact]
    public void A_failure_leaves_the_old_file_as_it_was()
    {
        byte[] old = [1, 2, 3];
        string target = _scratch.With("old.onnx", old), broken = _scratch.With("broken.onnx", File.ReadAllBytes(Models.Ball)[..^100]);
        ToolRun.Refuse("convert", broken, target);
        ToolRun.Refuse("convert", Models.Ball, target, "--opset", "8");
        ToolRun.Refuse("convert", Models.WallJump, target);
        Assert.Equal(old, File.ReadAllBytes(target));
        Assert.Equal(2, _scratch.Files.Length);
    }

    [Theory]
    [InlineData("Opset must be between 9 and 21 (was 8).", "ball.onnx", "--opset", "8")]
    [InlineData("--opset is for ONNX files.", "ball.safetensors", "--opset", "11")]
    [InlineData("--logits is for ONNX files.", "ball.safetensors", "--logits")]
    [InlineData("--names is for safetensors files.", "ball.onnx", "--names", "fc")]
    [InlineData("has a transform of its rows, which is saved only with the names layers.N", "ball.safetensors", "--names", "fc")]
    [InlineData("must end in .onnx or .safetensors (it ends in .pt)", "ball.pt")]
    [InlineData("must end in .onnx or .safetensors (it has no extension)", "ball")]
    [InlineData("\"nothing\"", "ball.onnx", "--output", "nothing")]
    public void What_does_not_fit_is_named(string message, string target, params string[] options) =>
        Assert.Contains(message, ToolRun.Refuse(["convert", Models.Ball, _scratch[target], .. options]), StringComparison.Ordinal);

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Contains("missing", ToolRun.Refuse("convert", Models.Ball, Path.Combine(_scratch["missing"], "x.onnx")), StringComparison.Ordinal);
}
