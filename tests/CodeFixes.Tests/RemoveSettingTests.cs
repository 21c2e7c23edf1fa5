using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

public sealed class RemoveSettingTests
{
    private const string Trains = "class Program { static void Run(Net net) => net.CreateTrainer(); }";
    private const string Evolves = "class Program { static MlpGen.Population Run(Net net) => new(net, 8); }";

    [Theory]
    [InlineData("[Mlp(2, 1, Training = false)]", "[Mlp(2, 1)]")]
    [InlineData("[Mlp(2, 1, Hidden = Activation.Relu, Training = false)]", "[Mlp(2, 1, Hidden = Activation.Relu)]")]
    [InlineData("[Mlp(2, 1, Training = false, Hidden = Activation.Relu)]", "[Mlp(2, 1, Hidden = Activation.Relu)]")]
    [InlineData("[Mlp(2, 1, /* small */ Training = false)]", "[Mlp(2, 1)]")]
    public Task Training_returns(string before, string after) => Mended.VerifyAsync(
        "MLP037",
        ["Remove 'Training = false'"],
        $"using MlpGen; {before} sealed partial class Net;\n-----\nusing MlpGen; {Trains}",
        $"using MlpGen; {after} sealed partial class Net;\n-----\nusing MlpGen; {Trains}");

    [Fact]
    public Task Populations_return() => Mended.VerifyAsync(
        "MLP037",
        ["Remove 'Populations = false'"],
        $"[MlpGen.Mlp(2, 1, Populations = false)] sealed partial class Net; {Evolves}",
        $"[MlpGen.Mlp(2, 1)] sealed partial class Net; {Evolves}");
}
