using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Severities that <c>.editorconfig</c> sets for a rule, and their effect on the network.</summary>
public sealed class SeverityTests
{
    /// <summary>
    /// Rules for classes that cannot be extended, for which nothing is generated. Networks that break another rule get members that throw.
    /// </summary>
    private static readonly string[] _nothingGenerated = ["MLP001", "MLP002", "MLP003", "MLP006", "MLP008", "MLP009"];

    /// <summary>Rules about weights, without which a network still computes. The last one is for classes without Trained.</summary>
    private static readonly string[] _onlyTrainedThrows = ["MLP050", "MLP051", "MLP052", "MLP053", "MLP054", "MLP055"];

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(rule => rule.Id)];

    /// <summary>Rules for networks. A wrong call leaves its network unchanged.</summary>
    public static TheoryData<string> IdsOfNetworks => [.. Descriptors.All.Except(Descriptors.OfCalls).Select(rule => rule.Id)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_rule_has_the_severity_of_editorconfig(string id)
    {
        CSharpCompilation compilation = (CSharpCompilation)RuleCase.Compile(id, Breaking(id));
        int count = (await AnalyzerRunner.Analyze(compilation, Cancellation)).Count(IsIt);

        Assert.True(count > 0);
        Assert.Equal([], await Severities("none"));
        Assert.Equal(Enumerable.Repeat(DiagnosticSeverity.Warning, count), await Severities("warning"));
        if (!Depth.IsDeep)
            return;
        Assert.Equal(Enumerable.Repeat(DiagnosticSeverity.Hidden, count), await Severities("silent"));
        Assert.Equal(Enumerable.Repeat(DiagnosticSeverity.Info, count), await Severities("suggestion"));
        Assert.Equal(Enumerable.Repeat(DiagnosticSeverity.Error, count), await Severities("error"));

        async Task<IEnumerable<DiagnosticSeverity>> Severities(string severity) =>
            (await AnalyzerRunner.Analyze(Configured(compilation, id, severity), Cancellation)).Where(IsIt).Select(diagnostic => diagnostic.Severity);

        bool IsIt(Diagnostic diagnostic) => diagnostic.Id == id;
    }

    /// <summary>
    /// An invalid network never computes anything, whatever <c>.editorconfig</c> says. Its members throw the message, or it has none.
    /// </summary>
    [Theory]
    [MemberData(nameof(IdsOfNetworks))]
    public void An_error_that_is_turned_off_leaves_a_class_that_throws_or_has_no_network(string id)
    {
        CSharpCompilation compilation = Configured(RuleCase.Compile(Breaking(id)), id, "none");

        GeneratorRun run = new(compilation);

        if (Descriptors.All.Single(rule => rule.Id == id).DefaultSeverity != DiagnosticSeverity.Error)
            Assert.DoesNotContain(run.Result.GeneratedSources, source => source.SourceText.ToString().Contains($"\"{id}: ", StringComparison.Ordinal));
        else if (_nothingGenerated.Contains(id))
            Assert.Empty(run.Result.GeneratedSources);
        else if (_onlyTrainedThrows.Contains(id))
            Assert.Equal(id == "MLP055" ? 1 : 2, run.Text("g.cs").Split($"throw new sys::InvalidOperationException(\"{id}: ").Length);
        else
            Assert.Contains($"throw new sys::InvalidOperationException(\"{id}: ", Assert.Single(run.Result.GeneratedSources).SourceText.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Returns the first source that breaks this rule and no other.</summary>
    private static string Breaking(string id) => RuleCase.All
        .Where(rule => rule.Id == id && rule.Fires)
        .Select(rule => MarkedSource.Parse(rule.Source))
        .First(source => source.Marks.All(mark => mark.Id == id))
        .Text;

    private static CSharpCompilation Configured(CSharpCompilation compilation, string id, string severity)
    {
        AnalyzerConfig file = AnalyzerConfig.Parse($"[*.cs]\ndotnet_diagnostic.{id}.severity = {severity}\n", "/project/.editorconfig");
        return compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(AnalyzerConfigSet.Create(new[] { file }))));
    }

    /// <summary>
    /// Parses the file with the compiler's own parser and passes the result to a compilation, as the command-line compiler does.
    /// </summary>
    private sealed class EditorConfig(AnalyzerConfigSet files) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            files.GetOptionsForSourcePath($"/project/{tree.FilePath}").TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
