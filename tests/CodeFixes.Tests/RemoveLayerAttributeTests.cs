using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

public sealed class RemoveLayerAttributeTests
{
    private const string Start = "using MlpGen;\n[Mlp(2, 8, 1)]\n";

    [Theory]
    [InlineData("[MlpLayer(1)]\n[MlpLayer(1, Activation = Activation.Tanh)]\npartial class Net;", "[MlpLayer(1)]\npartial class Net;")]
    [InlineData("[MlpLayer(1)] [MlpLayer(1)]\npartial class Net;", "[MlpLayer(1)]\npartial class Net;")]
    [InlineData("[MlpLayer(1)]\n[MlpLayer(1)] partial class Net;", "[MlpLayer(1)]\npartial class Net;")]
    [InlineData("[MlpLayer(1), MlpLayer(1)]\npartial class Net;", "[MlpLayer(1)]\npartial class Net;")]
    [InlineData("[MlpLayer(1)]\n[MlpLayer(1), System.Serializable]\npartial class Net;", "[MlpLayer(1)]\n[System.Serializable]\npartial class Net;")]
    [InlineData("[MlpLayer(1)]\n[System.Serializable, MlpLayer(1), MlpLayer(2)]\npartial class Net;", "[MlpLayer(1)]\n[System.Serializable, MlpLayer(2)]\npartial class Net;")]
    [InlineData("[MlpLayer(1)]\n[System.Serializable, MlpLayer(1),]\npartial class Net;", "[MlpLayer(1)]\n[System.Serializable,]\npartial class Net;")]
    [InlineData("[MlpLayer(1)]\n[type: MlpLayer(layer: 1)]\npartial class Net;", "[MlpLayer(1)]\npartial class Net;")]
    [InlineData("[MlpLayer(1)]\n// why\n[MlpLayer(1)] // and what for\npartial class Net;", "[MlpLayer(1)]\n// why\n// and what for\npartial class Net;")]
    [InlineData(
        "[MlpLayer(1), // first\n MlpLayer(1)] // second\npartial class Net;",
        "[MlpLayer(1) // first\n ] // second\npartial class Net;")]
    [InlineData(
        "[MlpLayer(1)]\npartial class Net;\n/// <summary>The other part.</summary>\n[MlpLayer(1)]\npartial class Net;",
        "[MlpLayer(1)]\npartial class Net;\n/// <summary>The other part.</summary>\npartial class Net;")]
    [InlineData(
        "[MlpLayer(\n    1)]\n[MlpLayer(\n    1,\n    Activation = Activation.Tanh)]\n\npartial class Net;",
        "[MlpLayer(\n    1)]\n\npartial class Net;")]
    public Task The_second_of_a_layer(string before, string after) =>
        Mended.VerifyAsync("MLP019", ["Remove this [MlpLayer]"], Start + before, Start + after);

    [Fact]
    public Task The_second_of_a_layer_in_another_file() => Mended.VerifyAsync(
        "MLP019",
        ["Remove this [MlpLayer]"],
        $"{Start}[MlpLayer(2)] partial class Net;\n-----\nusing MlpGen;\n[MlpLayer(2)]\npartial class Net;",
        $"{Start}[MlpLayer(2)] partial class Net;\n-----\nusing MlpGen;\npartial class Net;");

    [Theory]
    [InlineData("using MlpGen;\n[MlpLayer(1)] class Net;", "using MlpGen;\nclass Net;")]
    [InlineData("using MlpGen;\n    [MlpLayer(1)] [MlpLayer(2)]\n    class Net;", "using MlpGen;\n    class Net;")]
    [InlineData("using MlpGen;\n[System.Serializable] [MlpLayer(1)] class Net;", "using MlpGen;\n[System.Serializable] class Net;")]
    [InlineData("using MlpGen;\n[MlpLayer(1), MlpLayer(2), System.Serializable, MlpLayer(3)] class Net;", "using MlpGen;\n[System.Serializable] class Net;")]
    [InlineData(
        "using MlpGen;\n[MlpLayer(1)] partial class Net;\n-----\nusing MlpGen;\n[MlpLayer(2)]\n[MlpLayer(3)]\npartial class Net;",
        "using MlpGen;\npartial class Net;\n-----\nusing MlpGen;\npartial class Net;")]
    public Task All_of_a_class_that_is_no_network(string before, string after) =>
        Mended.VerifyAsync("MLP009", ["Remove [MlpLayer]"], before, after);

    [Theory]
    [InlineData("using MlpGen;\n[MlpInputs(\"a\", \"b\")] class Net;", "Remove [MlpInputs]")]
    [InlineData("using MlpGen;\n[MlpGen.MlpOutputsAttribute(\"a\")] class Net;", "Remove [MlpOutputs]")]
    [InlineData("using MlpGen;\n[MlpLayer(1), MlpLayer(2), MlpInputs(\"a\")] class Net;", "Remove [MlpLayer] and [MlpInputs]")]
    public Task The_title_says_what_goes(string before, string title) =>
        Mended.VerifyAsync("MLP009", [title], before, "using MlpGen;\nclass Net;");
}
