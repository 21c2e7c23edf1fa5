using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using MlpGen.Tool.Declaration;
using MlpGen.Tool.Terminal;
using MlpGen.Tool.Tests.Harness;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary><c>dotnet mlpgen new</c></summary>
public sealed class NewTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_class_of_a_policy_loads_it_by_the_lines_of_the_comment()
    {
        string text = ToolRun.Succeed("new", Models.Ball, "--name", "Ball", "--namespace", "My.Game");
        (INetwork network, NetworkTransform? transform) = Declared.Load(text, "My.Game.Ball", Path.GetDirectoryName(Models.Ball)!);
        Assert.NotNull(transform);
        float[] rows = Runtime.RandomRows(8), actual = new float[Runtime.Rows * 2];
        network.Forward(transform, rows, actual);
        ToolRun.Succeed("convert", Models.Ball, _scratch["ball.onnx"]);
        Runtime.AssertAgree(Runtime.Run(_scratch["ball.onnx"], "output", rows), actual);
    }

    [Fact]
    public void The_class_of_an_ONNX_file_computes_what_ONNX_Runtime_computes()
    {
        Mixed original = new(seed: 1);
        Onnx.OnnxFile.Save(original, _scratch["mixed.onnx"]);
        string text = ToolRun.Succeed("new", _scratch["mixed.onnx"], "--loss", "Huber");
        Assert.Contains("[Mlp(3, 5, 4, 4, 2, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.Huber)]", text, StringComparison.Ordinal);
        Assert.Contains("[MlpLayer(2, Activation = Activation.Relu)]", text, StringComparison.Ordinal);
        Assert.Contains("[MlpLayer(3, Activation = Activation.Gelu)]", text, StringComparison.Ordinal);
        (INetwork network, _) = Declared.Load(text, "Mixed", Path.GetDirectoryName(_scratch["mixed.onnx"])!);
        float[] rows = Runtime.RandomRows(3), actual = new float[Runtime.Rows * 2];
        network.Forward(rows, actual);
        Runtime.AssertAgree(Runtime.Run(_scratch["mixed.onnx"], "output", rows), actual);
    }

    [Fact]
    public void The_heads_of_a_policy_are_one_class()
    {
        string text = ToolRun.Succeed(["new", Models.WallJump, "--output", .. Models.Heads]);
        Assert.Contains("[Mlp(444, 256, 256, 11, ", text, StringComparison.Ordinal);
        Assert.Contains("A row is \"obs_0\" (210), then \"obs_1\" (210), then \"obs_2\" (24).", text, StringComparison.Ordinal);
        Assert.Contains("LoadInto(network, outputs: new[] { \"logits\", \"logits.3\", \"logits.7\", \"logits.11\" });", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net.0 net.2")]
    [InlineData("a\"b\n]hidden head", "--layers", "a\"b\n]hidden", "head")]
    public void The_class_of_a_file_of_PyTorch_loads_it(string layers, params string[] options)
    {
        string[] names = layers.Split(' ');
        string path = _scratch.With("model.safetensors", new Tensors().Layer(names[0], 3, 4).Layer(names[1], 4, 2).ToArray());
        string text = ToolRun.Succeed(["new", path, "--activations", "Tanh", "softmax", .. options]);
        Assert.Contains("[Mlp(3, 4, 2, Hidden = Activation.Tanh, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]", text, StringComparison.Ordinal);
        (INetwork network, NetworkTransform? transform) = Declared.Load(text, "Model", Path.GetDirectoryName(path)!);
        Assert.Null(transform);
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        Pcg32 random = new((ulong)names[0].Sum(letter => letter));
        Assert.Equal(random.NextNormal(), parameters[0]);
    }

    [Theory]
    [InlineData("layers.0 layers.1")]
    [InlineData("0 3")]
    [InlineData("fc9 fc10")]
    public void Layers_are_found_by_their_numbers(string layers)
    {
        string[] names = layers.Split(' ');
        // The last layer is first in the file.
        string path = _scratch.With("model.safetensors", new Tensors().Layer(names[1], 4, 2).Layer(names[0], 3, 4).ToArray());
        Assert.Contains("[Mlp(3, 4, 2, ", ToolRun.Succeed("new", path, "--activations", "Relu", "Identity"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_MlpGen_says_everything()
    {
        NetworkFile.Save(new Classifier(1), _scratch["c.safetensors"], new NetworkTransform { Inputs = new Standardization([1, 2, 3], [1, 2, 3]) });
        string text = ToolRun.Succeed("new", _scratch["c.safetensors"]);
        (INetwork network, NetworkTransform? transform) = Declared.Load(text, "C", Path.GetDirectoryName(_scratch["c.safetensors"])!);
        Assert.Equal(Loss.CrossEntropy, network.Loss);
        Assert.Equal([1, 2, 3], transform!.Inputs!.Offsets.ToArray());
        Assert.Contains("Leave out --activations.", ToolRun.Refuse("new", _scratch["c.safetensors"], "--activations", "Relu", "Relu"), StringComparison.Ordinal);
        Assert.Contains("Leave out --loss.", ToolRun.Refuse("new", _scratch["c.safetensors"], "--loss", "Huber"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_file_is_replaced_only_with_force()
    {
        string target = _scratch["Policy.cs"];
        JsonElement report = ToolRun.Json("new", Models.Ball, "-o", target);
        Assert.Equal("new", report.GetProperty("command").GetString());
        Assert.Equal("Policy", report.GetProperty("name").GetString());
        Assert.Equal(target, report.GetProperty("written").GetString());
        Assert.Equal(File.ReadAllText(target), report.GetProperty("text").GetString());
        File.WriteAllText(target, "mine");
        Assert.Contains("Policy.cs exists. To replace it, add --force.", ToolRun.Refuse("new", Models.Ball, "--to", target), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(target));
        Assert.Contains("Policy.cs: Policy, 8 → 128 Swish", ToolRun.Succeed("new", Models.Ball, "-o", target, "--force"), StringComparison.Ordinal);
        Assert.StartsWith("using MlpGen;", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3DBall.onnx", "Network3DBall")]
    [InlineData("my-policy v2.onnx", "MyPolicyV2")]
    [InlineData("größe.onnx", "Größe")]
    [InlineData("...", "Network")]
    [InlineData("class.onnx", "Class")]
    [InlineData("forward.safetensors", "ForwardNetwork")]
    [InlineData("activation.onnx", "ActivationNetwork")]
    [InlineData("a;}b\n.onnx", "AB")]
    public void Names_of_files_become_names_of_classes(string file, string name) => Assert.Equal(name, ClassName.FromFile(file));

    [Theory]
    [InlineData("--name", "class")]
    [InlineData("--name", "record")]
    [InlineData("--name", "3D")]
    [InlineData("--name", "a b")]
    [InlineData("--name", "")]
    [InlineData("--name", "Forward")]
    [InlineData("--name", "Activation")]
    [InlineData("--name", "@int")]
    [InlineData("--namespace", "My..Game")]
    [InlineData("--namespace", "My.int")]
    public void Other_names_are_refused(string option, string name) =>
        Assert.StartsWith($"dotnet mlpgen: {option} must ", ToolRun.Refuse("new", Models.Ball, option, name), StringComparison.Ordinal);

    [Fact]
    public void Names_that_collide_are_known()
    {
        // Every name that a member or a type of MlpGen has, and that compiles nevertheless, is refused needlessly, which does no harm. The
        // others must be refused.
        string[] members = [.. typeof(Classifier).GetMembers().Concat(typeof(Mixed).GetMembers()).Select(member => member.Name).Where(name => char.IsUpper(name[0])).Distinct()];
        Assert.Contains("LayerSizes", members);
        Assert.All(members, name => Assert.Throws<ToolException>(() => ClassName.Check(name)));
    }

    [Fact]
    public void What_the_file_does_not_say_is_asked_for()
    {
        string path = _scratch.With("m.safetensors", new Tensors().Layer("0", 3, 4).Layer("2", 4, 4).Layer("4", 4, 2).ToArray());
        Assert.Contains("does not say the activations of its layers. Add --activations with one for each of the 3 layers", ToolRun.Refuse("new", path), StringComparison.Ordinal);
        Assert.Contains("--activations must have 3 or 2 values for this file (had 1).", ToolRun.Refuse("new", path, "--activations", "Relu"), StringComparison.Ordinal);
        Assert.Contains("Loss.CrossEntropy needs Softmax", ToolRun.Refuse("new", path, "--loss", "CrossEntropy", "--activations", "Relu", "Relu"), StringComparison.Ordinal);
        Assert.Contains("Choose one with --output, or several heads of one network: \"logits\", \"logits.3\"", ToolRun.Refuse("new", Models.WallJump), StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_without_an_order_are_asked_for()
    {
        string path = _scratch.With("m.safetensors", new Tensors().Layer("hidden", 3, 4).Layer("head", 4, 2).ToArray());
        Assert.Contains("Name them in their order with --layers: \"hidden\", \"head\".", ToolRun.Refuse("new", path, "--activations", "Relu", "Identity"), StringComparison.Ordinal);
        string other = _scratch.With("o.safetensors", new Tensors().Layer("0", 3, 4).Layer("2", 4, 2).Add("norm.running_mean", [4], 0, 0, 0, 0).ToArray());
        Assert.Contains("Tensor \"norm.running_mean\" belongs to no layer.", ToolRun.Refuse("new", other, "--activations", "Relu", "Identity"), StringComparison.Ordinal);
        Assert.Contains("must have 4 inputs", ToolRun.Refuse("new", path, "--layers", "hidden", "hidden"), StringComparison.Ordinal);
        Assert.Contains("no tensor \"tail.weight\". Its layers are named \"hidden\", \"head\".", ToolRun.Refuse("new", path, "--layers", "hidden", "tail"), StringComparison.Ordinal);
    }
}
