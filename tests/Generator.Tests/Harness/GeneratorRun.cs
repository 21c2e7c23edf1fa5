using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>A run of the generator over a compilation. Creating one also checks that a second run does no work again.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly ImmutableArray<AdditionalText> _weights;

    public GeneratorRun(Compilation compilation, params IEnumerable<(string Name, string Value)> properties)
    {
        Compilation = compilation;
        _weights = WeightsFiles.Of(compilation);
        CSharpParseOptions parseOptions = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        _driver = CSharpGeneratorDriver.Create(
            [new MlpGenerator().AsSourceGenerator()],
            additionalTexts: _weights,
            parseOptions: parseOptions,
            optionsProvider: new BuildProperties(properties.ToDictionary(property => property.Name, property => property.Value)),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Null(Result.Exception);
        Output = compilation.AddSyntaxTrees(Result.GeneratedSources.Select(source => source.SyntaxTree));
        AssertCachedSteps();
    }

    /// <summary>
    /// Runs the generator with the kernels that compile fastest, for tests of names, members and documentation. A deep run uses the kernels
    /// that users get.
    /// </summary>
    public static GeneratorRun WithScalarKernels(Compilation compilation, params IEnumerable<(string Name, string Value)> properties) =>
        new(compilation, Depth.IsDeep ? properties : properties.Append(("MlpGenKernel", "Scalar")));

    public Compilation Compilation { get; }

    /// <summary>The compilation with the generated files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Returns a generated file by the end of its name, such as <c>g.cs</c> or <c>Kernels256.g.cs</c>.</summary>
    public string Text(string ending) =>
        Result.GeneratedSources.Single(source => source.HintName[(source.HintName.IndexOf('.', source.HintName.LastIndexOf('-')) + 1)..] == ending).SourceText.ToString();

    /// <summary>Returns the C# diagnostics from warnings up, for user code and generated code together.</summary>
    public IReadOnlyList<Diagnostic> Problems() => [.. Output
        .GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Returns the reasons of a step after the compilation changes.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(Compilation changed, string step) => ReasonsOf(RunAgain(changed), step);

    /// <summary>Returns the reasons of the outputs after the compilation changes. They show what would be compiled again.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons(Compilation changed) => OutputReasonsOf(RunAgain(changed));

    /// <summary>Returns the reasons of a step after a weights file changes.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(AdditionalText changed, string step) => ReasonsOf(RunAgain(changed), step);

    /// <summary>Returns the reasons of the outputs after a weights file changes.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons(AdditionalText changed) => OutputReasonsOf(RunAgain(changed));

    private GeneratorRunResult RunAgain(AdditionalText changed) => _driver
        .ReplaceAdditionalText(_weights.Single(text => text.Path == changed.Path), changed)
        .RunGenerators(Compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

    private GeneratorRunResult RunAgain(Compilation changed) =>
        _driver.RunGenerators(changed, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

    private static IReadOnlyList<IncrementalStepRunReason> OutputReasonsOf(GeneratorRunResult result) => [.. result.TrackedOutputSteps
        .SelectMany(step => step.Value)
        .SelectMany(step => step.Outputs)
        .Select(output => output.Reason)];

    private static IReadOnlyList<IncrementalStepRunReason> ReasonsOf(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
            : [];

    private void AssertCachedSteps()
    {
        // A clone is a different object with the same meaning. A step that depends on more than the meaning would run again.
        GeneratorRunResult again = RunAgain(Compilation.Clone());
        foreach (string step in new[] { TrackingNames.Options, TrackingNames.ParseInputs, TrackingNames.Parse, TrackingNames.Weights, TrackingNames.Plan })
            Assert.All(ReasonsOf(again, step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        Assert.All(OutputReasonsOf(again), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }
}
