using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlpGen.Onnx;
using MlpGen.Tool.Tests.Harness;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary><c>dotnet mlpgen inspect</c></summary>
public sealed class InspectTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_policy_of_ML_Agents_is_described_for_a_reader()
    {
        string text = ToolRun.Succeed("inspect", Models.Ball);
        Assert.Contains("8 → 128 Swish → 128 Swish → 2 Identity, 17,922 parameters", text, StringComparison.Ordinal);
        Assert.Contains("input obs_0 (8)", text, StringComparison.Ordinal);
        Assert.Contains(" in [-5, 5]", text, StringComparison.Ordinal);
        Assert.Contains($"output {Models.Mu}", text, StringComparison.Ordinal);
        Assert.Matches(@"layers\.1\.weight +F32 +\[128, 128\]", text);
        Assert.Contains("no dead units, all parameters are finite", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_ML_Agents_is_described_as_JSON()
    {
        JsonElement report = ToolRun.Json("inspect", Models.Ball);
        Assert.Equal("inspect", report.GetProperty("command").GetString());
        Assert.Equal("onnx", report.GetProperty("format").GetString());
        Assert.Equal(0, report.GetProperty("networksLeftOut").GetInt32());
        JsonElement network = Assert.Single(report.GetProperty("networks").EnumerateArray());
        Assert.Equal([8, 128, 128, 2], network.GetProperty("layerSizes").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal(["Swish", "Swish", "Identity"], network.GetProperty("activations").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(17_922, network.GetProperty("parameters").GetInt64());
        Assert.Equal([Models.Mu], network.GetProperty("outputs").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("obs_0", network.GetProperty("inputs")[0].GetProperty("name").GetString());
        Assert.Equal(8, network.GetProperty("inputTransform").GetProperty("scales").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, network.GetProperty("problem").ValueKind);
        Assert.Equal(6, network.GetProperty("tensors").GetArrayLength());
    }

    [Fact]
    public void Several_heads_are_one_network()
    {
        Assert.Equal(4, ToolRun.Json("inspect", Models.WallJump).GetProperty("networks").GetArrayLength());
        JsonElement network = Assert.Single(ToolRun.Json(["inspect", Models.WallJump, "--output", .. Models.Heads]).GetProperty("networks").EnumerateArray());
        Assert.Equal([444, 256, 256, 11], network.GetProperty("layerSizes").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal(3, network.GetProperty("inputs").GetArrayLength());
    }

    [Fact]
    public void A_tensor_within_a_network_can_be_chosen()
    {
        JsonElement network = Assert.Single(ToolRun.Json("inspect", Models.Ball, "--output", "/network_body/_body_endoder/seq_layers/seq_layers.1/Mul_output_0")
            .GetProperty("networks").EnumerateArray());
        Assert.Equal([8, 128], network.GetProperty("layerSizes").EnumerateArray().Select(size => size.GetInt32()));
    }

    [Fact]
    public void Statistics_are_those_of_the_numbers()
    {
        float[] numbers = [-3, -1, 0, 2.5f, 4, 4];
        string path = _scratch.With("some.safetensors", new Tensors().Add("any", [2, 3], numbers).ToArray());
        JsonElement report = ToolRun.Json("inspect", path);
        JsonElement tensor = Assert.Single(report.GetProperty("otherTensors").EnumerateArray());
        JsonElement statistics = tensor.GetProperty("statistics");
        double mean = numbers.Average(number => (double)number);
        Assert.Equal(6, statistics.GetProperty("count").GetInt64());
        Assert.Equal(0, statistics.GetProperty("nonFinite").GetInt64());
        Assert.Equal(-3, statistics.GetProperty("minimum").GetDouble());
        Assert.Equal(4, statistics.GetProperty("maximum").GetDouble());
        Assert.Equal(mean, statistics.GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(Math.Sqrt(numbers.Average(number => Math.Pow(number - mean, 2))), statistics.GetProperty("standardDeviation").GetDouble(), 1e-12);
        long[] histogram = [.. statistics.GetProperty("histogram").EnumerateArray().Select(count => count.GetInt64())];
        // Parts of width 7/16 from −3: −1 is in part 4, 0 in part 6, 2.5 in part 12, and both 4 in the last.
        Assert.Equal([1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 2], histogram);
        Assert.Contains("holds no network", Assert.Single(report.GetProperty("networks").EnumerateArray()).GetProperty("problem").GetString());
    }

    [Fact]
    public void Every_type_of_numbers_is_shown()
    {
        Half[] halves = [(Half)1, (Half)2];
        string path = _scratch.With("types.safetensors", new Tensors()
            .Add("half", "F16", [2], MemoryMarshal.AsBytes(halves.AsSpan()).ToArray())
            .Add("brain", "BF16", [1], [0x80, 0x3F])
            .Add("double", "F64", [1], BitConverter.GetBytes(1e300))
            .Add("whole", "I64", [1], BitConverter.GetBytes(7L))
            .Add("none", "F32", [0], [])
            .ToArray());
        JsonElement[] tensors = [.. ToolRun.Json("inspect", path).GetProperty("otherTensors").EnumerateArray()];
        JsonElement Of(string name) => tensors.Single(tensor => tensor.GetProperty("name").GetString() == name).GetProperty("statistics");
        Assert.Equal(1.5, Of("half").GetProperty("mean").GetDouble());
        Assert.Equal(1, Of("brain").GetProperty("maximum").GetDouble());
        Assert.Equal(1e300, Of("double").GetProperty("maximum").GetDouble());
        Assert.Equal(JsonValueKind.Null, Of("whole").ValueKind);
        Assert.Equal(JsonValueKind.Null, Of("none").GetProperty("mean").ValueKind);
        Assert.Contains("whole", ToolRun.Succeed("inspect", path), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted()
    {
        string path = _scratch.With("broken.safetensors", new Tensors()
            .Add("0.weight", [1, 3], 1, float.NaN, float.PositiveInfinity).Add("0.bias", [1], 0).ToArray());
        JsonElement report = ToolRun.Json("inspect", path, "--activations", "Relu");
        JsonElement network = Assert.Single(report.GetProperty("networks").EnumerateArray());
        Assert.Equal(2, network.GetProperty("tensors")[0].GetProperty("statistics").GetProperty("nonFinite").GetInt64());
        Assert.Contains("must be finite (was NaN", network.GetProperty("problem").GetString());
    }

    [Fact]
    public void Numbers_of_an_ONNX_file_that_are_not_finite_are_counted()
    {
        byte[] file = System.IO.File.ReadAllBytes(Models.Basic);
        float first = Parameters(Models.Basic, "logits", 20, 20, 3)[0];
        BitConverter.GetBytes(float.NaN).CopyTo(file, file.AsSpan().IndexOf(BitConverter.GetBytes(first)));
        JsonElement network = Assert.Single(ToolRun.Json("inspect", _scratch.With("nan.onnx", file)).GetProperty("networks").EnumerateArray());
        Assert.Equal(1, network.GetProperty("tensors")[0].GetProperty("statistics").GetProperty("nonFinite").GetInt64());
        Assert.Equal("layers.0.weight has parameters that are NaN or infinite, so the network cannot be loaded.", network.GetProperty("problem").GetString());
    }

    [Fact]
    public void Dead_units_are_found_with_their_reason()
    {
        Classifier network = new(seed: 1);
        float[] parameters = new float[Classifier.ParameterCount];
        network.GetParameters(parameters);
        parameters.AsSpan(0, 3).Clear();
        parameters[12] = 0;                                        // unit 0 reads nothing
        parameters[17] = parameters[21] = 0;                       // nothing reads unit 1
        parameters.AsSpan(6, 3).Clear();
        parameters[14] = -1;                                       // unit 2 is −1 before Relu
        network.SetParameters(parameters);
        network.Save(_scratch["dead.safetensors"]);
        JsonElement[] dead = [.. ToolRun.Json("inspect", _scratch["dead.safetensors"]).GetProperty("networks")[0].GetProperty("deadUnits").EnumerateArray()];
        Assert.Equal(
            [(1, 0, "NoInput"), (1, 1, "NoEffect"), (1, 2, "NeverFires")],
            dead.Select(unit => (unit.GetProperty("layer").GetInt32(), unit.GetProperty("unit").GetInt32(), unit.GetProperty("reason").GetString())));
        string text = ToolRun.Succeed("inspect", _scratch["dead.safetensors"]);
        Assert.Contains("hidden layer 1: 1 dead (Relu never fires): 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_printed_as_they_are_except_for_control_characters()
    {
        string path = _scratch.With("names.safetensors", new Tensors()
            .Add("[bold]x[/] [[", [1], 1).Add("line\nbreak \e[31m", [1], 1).With(("[key]", "a\u202Eb")).ToArray());
        string text = ToolRun.Succeed("inspect", path);
        Assert.Contains("[bold]x[/] [[", text, StringComparison.Ordinal);
        Assert.Contains(@"line\u000Abreak \u001B[31m", text, StringComparison.Ordinal);
        Assert.Contains(@"[key] = a\u202Eb", text, StringComparison.Ordinal);
        string?[] names = [.. ToolRun.Json("inspect", path).GetProperty("otherTensors").EnumerateArray().Select(tensor => tensor.GetProperty("name").GetString())];
        Assert.Equal(["[bold]x[/] [[", "line\nbreak \e[31m"], names);
    }

    private static float[] Parameters(string path, string output, params int[] sizes)
    {
        Files.Network network = new(sizes, [Activation.Swish, Activation.Identity], Loss.Quadratic);
        OnnxFile.Open(path).LoadInto(network, output);
        return network.Parameters.ToArray();
    }
}
