using System;
using System.Text.Json;
using MlpGen.Tool.Tests.Harness;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary><c>dotnet mlpgen verify</c></summary>
public sealed class VerifyTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_converted_policy_computes_the_same()
    {
        ToolRun.Succeed("convert", Models.Ball, _scratch["ball.safetensors"]);
        JsonElement report = ToolRun.Json("verify", Models.Ball, _scratch["ball.safetensors"], "--rows", "300", "--seed", "5");
        Assert.Equal("verify", report.GetProperty("command").GetString());
        Assert.Equal(300, report.GetProperty("rows").GetInt32());
        Assert.Equal(5, report.GetProperty("seed").GetInt32());
        Assert.Equal(0, report.GetProperty("absoluteDifference").GetDouble());
        Assert.True(report.GetProperty("isWithinTolerance").GetBoolean());
    }

    [Fact]
    public void A_planted_difference_is_found()
    {
        Mixed network = new(seed: 1);
        network.Save(_scratch["a.safetensors"]);
        float[] parameters = new float[Mixed.ParameterCount];
        network.GetParameters(parameters);
        parameters[^1] += 0.25f;                                   // the bias of the last output
        network.SetParameters(parameters);
        network.Save(_scratch["b.safetensors"]);

        JsonElement report = ToolRun.Json("verify", _scratch["a.safetensors"], _scratch["b.safetensors"], "--tolerance", "100");
        Assert.Equal(0.25, report.GetProperty("absoluteDifference").GetDouble(), 1e-6);
        Assert.InRange(report.GetProperty("relativeDifference").GetDouble(), 0.01, 10);
        Assert.Equal(1, report.GetProperty("output").GetInt32());
        Assert.True(report.GetProperty("isWithinTolerance").GetBoolean());

        ToolRun text = ToolRun.Of("verify", _scratch["a.safetensors"], _scratch["b.safetensors"]);
        Assert.Equal(1, text.ExitCode);
        Assert.Contains("1,000 random rows, seed 1", text.Output, StringComparison.Ordinal);
        Assert.Contains("differ by more than the tolerance.", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_PyTorch_has_the_activations_of_the_other_file()
    {
        Mixed network = new(seed: 1);
        network.Save(_scratch["ours.safetensors"]);
        // Without metadata, as PyTorch writes it.
        float[] parameters = new float[Mixed.ParameterCount];
        network.GetParameters(parameters);
        Tensors tensors = new();
        int start = 0;
        for (int layer = 0; layer < 4; layer++)
        {
            int inputs = Mixed.LayerSizes[layer], outputs = Mixed.LayerSizes[layer + 1];
            tensors.Add($"net.{2 * layer}.weight", [outputs, inputs], parameters[start..(start += inputs * outputs)]);
            tensors.Add($"net.{2 * layer}.bias", [outputs], parameters[start..(start += outputs)]);
        }

        string theirs = _scratch.With("theirs.safetensors", tensors.ToArray());
        ToolRun.Succeed("verify", _scratch["ours.safetensors"], theirs, "--rows", "50");
        ToolRun.Succeed("verify", theirs, _scratch["ours.safetensors"], "--rows", "50");
        Assert.Contains("does not say the activations", ToolRun.Refuse("verify", theirs, theirs), StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_of_other_sizes_are_refused()
    {
        new Mixed(1).Save(_scratch["m.safetensors"]);
        string error = ToolRun.Refuse("verify", Models.Ball, _scratch["m.safetensors"]);
        Assert.Contains("has 8 and 2, ", error, StringComparison.Ordinal);
        Assert.Contains("has 3 and 2)", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Heads_of_each_file_are_chosen_on_their_own()
    {
        ToolRun.Succeed(["convert", Models.WallJump, _scratch["w.onnx"], "--output", .. Models.Heads]);
        ToolRun.Succeed(["verify", _scratch["w.onnx"], Models.WallJump, "--rows", "20", "--output-b", .. Models.Heads]);
    }
}
