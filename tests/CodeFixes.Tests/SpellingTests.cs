using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

/// <summary>
/// A fix must refer to MlpGen's enum, even where another declaration has the same name. Each test also checks that the result compiles.
/// </summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("using MlpGen;\n", "Loss.CrossEntropy")]
    [InlineData("", "MlpGen.Loss.CrossEntropy")]
    [InlineData("using L = MlpGen.Loss;\n", "L.CrossEntropy")]
    [InlineData("global using L = MlpGen.Loss;\n", "L.CrossEntropy")]
    [InlineData("using MlpGen;\nusing L = MlpGen.Loss;\n", "Loss.CrossEntropy")]
    [InlineData("using static MlpGen.Loss;\n", "CrossEntropy")]
    [InlineData("using MlpGen;\nclass Loss;\n", "MlpGen.Loss.CrossEntropy")]
    [InlineData("using MlpGen;\nenum Loss { CrossEntropy }\n", "MlpGen.Loss.CrossEntropy")]
    public Task A_new_argument(string head, string spelling)
    {
        const string Network = "[MlpGen.Mlp(2, 3, Output = MlpGen.Activation.Softmax";
        return VerifyAsync("MLP023", $"{head}{Network})] partial class Net;", $"{head}{Network}, Loss = {spelling})] partial class Net;");
    }

    [Theory]
    [InlineData("", "", "MlpGen.Loss.CrossEntropy")]
    [InlineData("using MlpGen;\n", "public float Loss => 0;", "MlpGen.Loss.CrossEntropy")]
    [InlineData("using MlpGen;\n", "enum Loss { CrossEntropy }", "MlpGen.Loss.CrossEntropy")]
    [InlineData("", "public float MlpGen => 0;", "global::MlpGen.Loss.CrossEntropy")]
    [InlineData("using MlpGen;\n", "const int Loss = 2, CrossEntropy = 3; class MlpGen { }", "global::MlpGen.Loss.CrossEntropy")]
    public Task A_class_inside_another_is_fixed(string head, string member, string spelling)
    {
        string network = head + "partial class Outer { " + member + " [global::MlpGen.Mlp(2, 3, Output = global::MlpGen.Activation.Softmax";
        return VerifyAsync("MLP023", network + ")] partial class Net; }", $"{network}, Loss = {spelling})] partial class Net; }}");
    }

    [Theory]
    [InlineData("using MlpGen;\n", "MlpGen.Loss.Quadratic", "MlpGen.Loss.CrossEntropy")]
    [InlineData("using MlpGen;\n", "global::MlpGen.Loss.Quadratic", "global::MlpGen.Loss.CrossEntropy")]
    [InlineData("using MlpGen;\nusing L = MlpGen.Loss;\n", "L.Quadratic", "L.CrossEntropy")]
    [InlineData("using MlpGen;\nusing G = MlpGen;\n", "G.Loss.Quadratic", "G.Loss.CrossEntropy")]
    [InlineData("using MlpGen;\nusing G = MlpGen;\n", "G::Loss.Quadratic", "G::Loss.CrossEntropy")]
    [InlineData("using MlpGen;\nusing static MlpGen.Loss;\n", "Quadratic", "CrossEntropy")]
    [InlineData("using MlpGen;\n", "Loss. /* in */ Quadratic", "Loss. /* in */ CrossEntropy")]
    [InlineData("using MlpGen;\n", "MlpGen\n    .Loss // of all\n    .Quadratic", "MlpGen\n    .Loss // of all\n    .CrossEntropy")]
    [InlineData("using MlpGen;\n", "default", "Loss.CrossEntropy")]
    [InlineData("using MlpGen;\nstatic class My { public const Loss Usual = Loss.Quadratic, CrossEntropy = Loss.Quadratic; }\n", "My.Usual", "Loss.CrossEntropy")]
    public Task A_fix_spells_names_as_the_user_does(string head, string before, string after) => VerifyAsync(
        "MLP023",
        $"{head}[Mlp(2, 3, Loss = {before}, Output = Activation.Softmax)] partial class Net;",
        $"{head}[Mlp(2, 3, Loss = {after}, Output = Activation.Softmax)] partial class Net;");

    [Theory]
    [InlineData("[M(2, 3, Loss = Loss.CrossEntropy)]", "[M(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax)]")]
    [InlineData("[type: M(2, 3, Loss = Loss.CrossEntropy)]", "[type: M(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax)]")]
    public Task An_attribute_by_its_alias(string before, string after) => Mended.VerifyAsync(
        "MLP016",
        ["Use Activation.Softmax for the output layer", "Use Loss.BinaryCrossEntropy"],
        $"using MlpGen;\nusing M = MlpGen.MlpAttribute;\n{before} partial class Net;",
        $"using MlpGen;\nusing M = MlpGen.MlpAttribute;\n{after} partial class Net;");

    private static Task VerifyAsync(string id, string before, string after) =>
        Mended.VerifyAsync(id, ["Use Loss.CrossEntropy"], before, after);
}
