using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Every case of every rule: exactly the marked diagnostics, in exactly the marked places.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Names => [.. RuleCase.All.Select(rule => rule.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Reports_exactly_what_is_marked(string name)
    {
        RuleCase rule = RuleCase.Find(name);
        MarkedSource source = MarkedSource.Parse(rule.Source);

        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRunner.Analyze(RuleCase.Compile(rule.Id, source.Text), TestContext.Current.CancellationToken);

        source.AssertMatches(diagnostics);
        if (rule.Message is not null)
            Assert.Equal(rule.Message, diagnostics.First(diagnostic => diagnostic.Id == rule.Id).GetMessage());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Leaves_CSharp_nothing_to_add(string name)
    {
        RuleCase rule = RuleCase.Find(name);

        IEnumerable<string> errors = RuleCase.Compile(rule.Id, MarkedSource.Parse(rule.Source).Text).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id)
            .Distinct();

        Assert.Equal(rule.CSharpErrors, errors);
    }
}
