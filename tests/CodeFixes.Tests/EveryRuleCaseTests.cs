using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using MlpGen.Generator.Tests.Diagnostics;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

/// <summary>
/// Every source that breaks a rule with a code fix, however odd it is. Each offered fix removes its diagnostic and adds no error.
/// </summary>
public sealed class EveryRuleCaseTests
{
    public static TheoryData<string> Names => [.. RuleCase.All
        .Where(rule => MarkedSource.Parse(rule.Source).Marks.Any(mark => LightBulb.Mends(mark.Id)))
        .Select(rule => rule.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_offer_mends_what_it_is_offered_for(string name)
    {
        RuleCase rule = RuleCase.Find(name);
        Project project = UserSolution.Create(MarkedSource.Parse(rule.Source).Text);
        IReadOnlyList<Diagnostic> before = await UserSolution.AnalyzeAsync(project);
        IReadOnlyList<string> errors = await UserSolution.ErrorsAsync(project);

        foreach (Diagnostic diagnostic in before.Where(diagnostic => LightBulb.Mends(diagnostic.Id)))
        {
            IReadOnlyList<CodeAction> offers = await LightBulb.OffersAsync(project, diagnostic);
            Assert.NotEmpty(offers);
            foreach (CodeAction offer in offers)
            {
                Project after = await LightBulb.ApplyAsync(project, offer);

                IReadOnlyList<Diagnostic> rest = await UserSolution.AnalyzeAsync(after);
                Assert.True(rest.Count(Same) < before.Count(Same), offer.Title);
                Assert.Empty(Errors(rest).Except(Errors(before)));
                Assert.Empty((await UserSolution.ErrorsAsync(after)).Except(errors));
            }

            bool Same(Diagnostic other) => other.Id == diagnostic.Id;
        }

        static IEnumerable<string> Errors(IEnumerable<Diagnostic> all) => all.Where(other => other.Severity == DiagnosticSeverity.Error).Select(other => other.Id);
    }
}
