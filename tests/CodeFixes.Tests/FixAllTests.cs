using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

public sealed class FixAllTests
{
    [Fact]
    public Task Partial_over_a_document() => VerifyAsync(
        "MLP001",
        "Make 'A' partial",
        FixAllScope.Document,
        "[MlpGen.Mlp(2, 1)] class A; class B { class C { [MlpGen.Mlp(2, 1)] class D; [MlpGen.Mlp(2, 1)] class E; } }\n-----\n[MlpGen.Mlp(2, 1)] class F;",
        "[MlpGen.Mlp(2, 1)] partial class A; partial class B { partial class C { [MlpGen.Mlp(2, 1)] partial class D; [MlpGen.Mlp(2, 1)] partial class E; } }\n-----\n[MlpGen.Mlp(2, 1)] class F;");

    [Fact]
    public Task Partial_over_a_project() => VerifyAsync(
        "MLP008",
        "Make 'Outer' partial",
        FixAllScope.Project,
        "class Outer { [MlpGen.Mlp(2, 1)] partial class A; [MlpGen.Mlp(2, 1)] partial class B; }\n-----\n[MlpGen.Mlp(2, 1)] class C;",
        "partial class Outer { [MlpGen.Mlp(2, 1)] partial class A; [MlpGen.Mlp(2, 1)] partial class B; }\n-----\n[MlpGen.Mlp(2, 1)] partial class C;");

    [Fact]
    public Task Doubled_layers_in_the_same_brackets() => VerifyAsync(
        "MLP019",
        "Remove this [MlpLayer]",
        FixAllScope.Document,
        "using MlpGen;\n[Mlp(2, 8, 1), MlpLayer(1), MlpLayer(1), MlpLayer(2), MlpLayer(1)]\n[MlpLayer(1), MlpLayer(2)] [MlpLayer(2)]\n[MlpLayer(2), System.Serializable]\npartial class Net;",
        "using MlpGen;\n[Mlp(2, 8, 1), MlpLayer(1), MlpLayer(2)]\n[System.Serializable]\npartial class Net;");

    [Fact]
    public Task The_same_way_everywhere_and_nothing_where_it_does_not_fit() => VerifyAsync(
        "MLP016",
        "Use Loss.BinaryCrossEntropy",
        FixAllScope.Project,
        """
        using MlpGen;
        [Mlp(2, 3, Loss = Loss.CrossEntropy)] partial class A;
        [Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Tanh)] partial class B;
        -----
        [MlpGen.Mlp(2, 3, Loss = MlpGen.Loss.CrossEntropy)] partial class C;
        """,
        """
        using MlpGen;
        [Mlp(2, 3, Loss = Loss.BinaryCrossEntropy)] partial class A;
        [Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Tanh)] partial class B;
        -----
        [MlpGen.Mlp(2, 3, Loss = MlpGen.Loss.BinaryCrossEntropy)] partial class C;
        """);

    [Fact]
    public Task A_document_whose_settings_stand_in_another() => VerifyAsync(
        "MLP016",
        "Use Activation.Softmax for the output layer",
        FixAllScope.Document,
        """
        using MlpGen;
        [Mlp(2, 3, Loss = Loss.CrossEntropy)] partial class A;
        [Mlp(2, 3, Loss = Loss.CrossEntropy)] partial class B;
        -----
        using MlpGen;
        [MlpLayer(1, Activation = Activation.Identity)] partial class B;
        [Mlp(2, 3, Loss = Loss.CrossEntropy)] partial class C;
        """,
        """
        using MlpGen;
        [Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax)] partial class A;
        [Mlp(2, 3, Loss = Loss.CrossEntropy)] partial class B;
        -----
        using MlpGen;
        [MlpLayer(1, Activation = Activation.Softmax)] partial class B;
        [Mlp(2, 3, Loss = Loss.CrossEntropy)] partial class C;
        """);

    [Fact]
    public async Task Every_project_of_a_solution()
    {
        Project first = UserSolution.Create("[MlpGen.Mlp(2, 1)] abstract partial class A;");
        Project second = UserSolution.Add(first.Solution, "Second", "[MlpGen.Mlp(2, 1)] abstract partial class B;");
        first = second.Solution.GetProject(first.Id)!;

        CodeAction? action = await LightBulb.FixAllAsync(first, "MLP004", "Remove 'abstract'", FixAllScope.Solution);

        first = await LightBulb.ApplyAsync(first, action!);
        await Mended.ExpectAsync("MLP004", first, "[MlpGen.Mlp(2, 1)] partial class A;");
        await Mended.ExpectAsync("MLP004", first.Solution.GetProject(second.Id)!, "[MlpGen.Mlp(2, 1)] partial class B;");
    }

    private static async Task VerifyAsync(string id, string title, FixAllScope scope, string before, string after)
    {
        Project project = UserSolution.Create(Mended.Sources(before));

        CodeAction? action = await LightBulb.FixAllAsync(project, id, title, scope);

        Assert.Equal(title, action!.Title);
        Assert.Equal(Mended.Sources(after), await UserSolution.TextsAsync(await LightBulb.ApplyAsync(project, action)));
    }
}
