using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Xunit;

namespace MlpGen.CodeFixes.Tests.Harness;

/// <summary>
/// A pair of sources, before and after a fix. After the fix, the rule is silent, no rule reports an error, and the generated code compiles.
/// </summary>
internal static class Mended
{
    /// <param name="id">The rule. Its first diagnostic is fixed.</param>
    /// <param name="titles">The titles that the menu shows. The first is applied.</param>
    /// <param name="before">One source, or several separated by a line of dashes.</param>
    /// <param name="after">The expected sources after the fix.</param>
    public static Task VerifyAsync(string id, string[] titles, string before, string after) => VerifyAsync(id, titles, titles[0], before, after);

    /// <param name="title">The title of the fix to apply.</param>
    public static async Task VerifyAsync(string id, string[] titles, string title, string before, string after)
    {
        Project project = UserSolution.Create(Sources(before));
        Diagnostic diagnostic = (await UserSolution.AnalyzeAsync(project)).First(diagnostic => diagnostic.Id == id);
        IReadOnlyList<CodeAction> offers = await LightBulb.OffersAsync(project, diagnostic);

        Assert.Equal(titles, offers.Select(action => action.Title));
        await ExpectAsync(id, await LightBulb.ApplyAsync(project, offers.Single(action => action.Title == title)), after);
    }

    /// <summary>Checks that the rule is broken and no fix is offered.</summary>
    public static async Task VerifyNoFixAsync(string id, string source)
    {
        Project project = UserSolution.Create(Sources(source));
        Diagnostic diagnostic = (await UserSolution.AnalyzeAsync(project)).First(diagnostic => diagnostic.Id == id);
        Assert.Empty(await LightBulb.OffersAsync(project, diagnostic));
    }

    public static async Task ExpectAsync(string id, Project project, string after)
    {
        Assert.Equal(Sources(after), await UserSolution.TextsAsync(project));
        Assert.DoesNotContain(await UserSolution.AnalyzeAsync(project), diagnostic => diagnostic.Id == id || diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await UserSolution.ErrorsAsync(project));
    }

    public static string[] Sources(string sources) => sources.Split("\n-----\n");
}
