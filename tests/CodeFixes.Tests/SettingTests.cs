using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

public sealed class SettingTests
{
    private const string SetSoftmax = "Use Activation.Softmax for the output layer";
    private const string SetSigmoid = "Use Activation.Sigmoid for the output layer";
    private const string UseCrossEntropy = "Use Loss.CrossEntropy";
    private const string UseBinaryCrossEntropy = "Use Loss.BinaryCrossEntropy";
    private const string UseBoth = "Use Loss.BinaryCrossEntropy and Activation.Sigmoid";
    private const string UseRelu = "Use Activation.Relu";

    [Theory]
    [InlineData("Mlp(2, 3, Loss = Loss.CrossEntropy)", SetSoftmax, "Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax)")]
    [InlineData("Mlp(2, 3, Loss = Loss.CrossEntropy)", UseBinaryCrossEntropy, "Mlp(2, 3, Loss = Loss.BinaryCrossEntropy)")]
    [InlineData(
        "Mlp(2, 3, Output = Activation.Sigmoid /* all */, Loss = Loss.CrossEntropy)",
        SetSoftmax,
        "Mlp(2, 3, Output = Activation.Softmax /* all */, Loss = Loss.CrossEntropy)")]
    [InlineData(
        "Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax), MlpLayer(1, Activation = Activation.Sigmoid)",
        SetSoftmax,
        "Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax), MlpLayer(1, Activation = Activation.Softmax)")]
    [InlineData(
        "Mlp(2, 3, Loss = Loss.CrossEntropy), MlpLayer(1)",
        SetSoftmax,
        "Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax), MlpLayer(1)")]
    [InlineData(
        "Mlp(\n    2,\n    3, // classes\n    Loss = Loss.CrossEntropy /* as always */)",
        SetSoftmax,
        "Mlp(\n    2,\n    3, // classes\n    Loss = Loss.CrossEntropy, Output = Activation.Softmax /* as always */)")]
    public Task CrossEntropy_behind_Sigmoid(string before, string title, string after) =>
        VerifyAsync("MLP016", [SetSoftmax, UseBinaryCrossEntropy], title, before, after);

    [Fact]
    public Task CrossEntropy_of_one_output() => VerifyAsync(
        "MLP016", [UseBinaryCrossEntropy], UseBinaryCrossEntropy, "Mlp(2, 1, Loss = Loss.CrossEntropy)", "Mlp(2, 1, Loss = Loss.BinaryCrossEntropy)");

    [Theory]
    [InlineData("Mlp(2, 1, Loss = Loss.CrossEntropy, Output = Activation.Tanh)", "Mlp(2, 1, Loss = Loss.BinaryCrossEntropy, Output = Activation.Sigmoid)")]
    [InlineData(
        "Mlp(2, 1, Loss = Loss.CrossEntropy), MlpLayer(1, Activation = Activation.Tanh)",
        "Mlp(2, 1, Loss = Loss.BinaryCrossEntropy), MlpLayer(1, Activation = Activation.Sigmoid)")]
    public Task CrossEntropy_of_one_output_behind_another_activation(string before, string after) =>
        VerifyAsync("MLP016", [UseBoth], UseBoth, before, after);

    [Fact]
    public Task BinaryCrossEntropy_behind_the_Softmax_of_one_output() => VerifyAsync(
        "MLP017",
        [SetSigmoid],
        SetSigmoid,
        "Mlp(2, 1, Output = Activation.Softmax, Loss = Loss.BinaryCrossEntropy)",
        "Mlp(2, 1, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy)");

    [Theory]
    [InlineData("Mlp(2, 1, Output = Activation.Softmax, Loss = Loss.CrossEntropy)", "Mlp(2, 1, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy)")]
    [InlineData(
        "Mlp(2, 1, Loss = Loss.CrossEntropy), MlpLayer(1, Activation = Activation.Softmax)",
        "Mlp(2, 1, Loss = Loss.BinaryCrossEntropy), MlpLayer(1, Activation = Activation.Sigmoid)")]
    public Task Softmax_of_one_output_with_CrossEntropy(string before, string after) => VerifyAsync("MLP036", [UseBoth], UseBoth, before, after);

    [Theory]
    [InlineData("Mlp(2, 1, Output = Activation.Softmax)", SetSigmoid, "Mlp(2, 1, Output = Activation.Sigmoid)")]
    [InlineData("Mlp(2, 1, Output = Activation.Softmax)", UseBoth, "Mlp(2, 1, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy)")]
    [InlineData(
        "Mlp(2, 1, Output = Activation.Softmax, Loss = Loss.Huber)", SetSigmoid, "Mlp(2, 1, Output = Activation.Sigmoid, Loss = Loss.Huber)")]
    public Task Softmax_of_one_output_with_another_loss(string before, string title, string after) =>
        VerifyAsync("MLP036", [SetSigmoid, UseBoth], title, before, after);

    [Theory]
    [InlineData("Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Tanh)", "Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax)")]
    [InlineData("Mlp(2, 3, Loss = Loss.CrossEntropy, Output = 0)", "Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax)")]
    [InlineData("Mlp(2, 3, Loss = (Loss)4, Output = (Activation)2)", "Mlp(2, 3, Loss = (Loss)4, Output = Activation.Softmax)")]
    public Task CrossEntropy_behind_another_activation(string before, string after) =>
        VerifyAsync("MLP016", [SetSoftmax], SetSoftmax, before, after);

    [Theory]
    [InlineData(
        "Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.BinaryCrossEntropy)",
        SetSigmoid,
        "Mlp(2, 3, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy)")]
    [InlineData(
        "Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.BinaryCrossEntropy)",
        UseCrossEntropy,
        "Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)")]
    public Task BinaryCrossEntropy_behind_Softmax(string before, string title, string after) =>
        VerifyAsync("MLP017", [SetSigmoid, UseCrossEntropy], title, before, after);

    [Theory]
    [InlineData(
        "Mlp(2, 3, Loss = Loss.BinaryCrossEntropy), MlpLayer(1, Activation = Activation.Identity)",
        "Mlp(2, 3, Loss = Loss.BinaryCrossEntropy), MlpLayer(1, Activation = Activation.Sigmoid)")]
    public Task BinaryCrossEntropy_behind_another_activation(string before, string after) =>
        VerifyAsync("MLP017", [SetSigmoid], SetSigmoid, before, after);

    [Theory]
    [InlineData("Mlp(2, 3, Output = Activation.Softmax)", "Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)")]
    [InlineData(
        "Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.MeanSquaredError)",
        "Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)")]
    [InlineData("Mlp(2, 3, Loss = default, Output = Activation.Softmax)", "Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax)")]
    [InlineData("Mlp(new[] { 2, 3 }), MlpLayer(1, Activation = Activation.Softmax)", "Mlp(new[] { 2, 3 }, Loss = Loss.CrossEntropy), MlpLayer(1, Activation = Activation.Softmax)")]
    public Task Softmax_with_another_loss(string before, string after) =>
        VerifyAsync("MLP023", [UseCrossEntropy], UseCrossEntropy, before, after);

    [Theory]
    [InlineData("Mlp(2, 8, 8, 3, Hidden = Activation.Softmax)", "Mlp(2, 8, 8, 3, Hidden = Activation.Relu)")]
    [InlineData("Mlp(2, 8, 3), MlpLayer(1, Activation = Activation.Softmax)", "Mlp(2, 8, 3), MlpLayer(1, Activation = Activation.Relu)")]
    public Task Softmax_in_a_hidden_layer(string before, string after) => VerifyAsync("MLP015", [UseRelu], UseRelu, before, after);

    [Theory]
    [InlineData("Mlp(2, 8, 8, 8, 8, 8, 3)", "Mlp(2, 8, 8, 8, 8, 8, 3, Hidden = Activation.Relu)")]
    [InlineData("Mlp(2, 8, 8, 8, 8, 8, 3, Hidden = Activation.Tanh)", "Mlp(2, 8, 8, 8, 8, 8, 3, Hidden = Activation.Relu)")]
    public Task Gradients_that_vanish(string before, string after) => VerifyAsync("MLP025", [UseRelu], UseRelu, before, after);

    [Fact]
    public Task Every_setting_whose_gradients_vanish() => VerifyAsync(
        "MLP025",
        [UseRelu],
        UseRelu,
        "Mlp(2, 8, 8, 8, 8, 8, 8, 3), MlpLayer(2, Activation = Activation.Tanh), MlpLayer(3, Activation = Activation.Identity)",
        "Mlp(2, 8, 8, 8, 8, 8, 8, 3, Hidden = Activation.Relu), MlpLayer(2, Activation = Activation.Relu), MlpLayer(3, Activation = Activation.Identity)");

    [Fact]
    public Task The_output_is_set_in_another_file() => Mended.VerifyAsync(
        "MLP016",
        [SetSoftmax],
        "[MlpGen.Mlp(2, 8, 3, Loss = MlpGen.Loss.CrossEntropy)] partial class Net;\n-----\nusing MlpGen;\n[MlpLayer(2, Activation = Activation.Relu)] partial class Net;",
        "[MlpGen.Mlp(2, 8, 3, Loss = MlpGen.Loss.CrossEntropy)] partial class Net;\n-----\nusing MlpGen;\n[MlpLayer(2, Activation = Activation.Softmax)] partial class Net;");

    private static Task VerifyAsync(string id, string[] titles, string title, string before, string after) =>
        Mended.VerifyAsync(id, titles, title, $"using MlpGen;\n[{before}]\npartial class Net;", $"using MlpGen;\n[{after}]\npartial class Net;");
}
