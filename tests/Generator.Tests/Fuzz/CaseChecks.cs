using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>
/// Checks what must hold for every project. Nothing throws, the generated code is correct, and exactly the expected diagnostics are
/// reported.
/// </summary>
internal sealed class CaseChecks(FuzzCase fuzz)
{
    private static readonly LanguageVersion[] _versions =
    [
        LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.CSharp14, LanguageVersion.Preview,
    ];

    /// <summary>True if the network also ran and its numbers were correct.</summary>
    public bool HasRun { get; private set; }

    /// <summary>
    /// Compiles the case in the oldest language version in which the source is legal, in the newest, and in one of the others in turn. A
    /// deep run also generates and parses it in all other versions. Compiling takes by far the most time.
    /// </summary>
    public void All()
    {
        LanguageVersion[] legal = [.. _versions.Where(version => version >= fuzz.Needs)];
        LanguageVersion[] compiled = [fuzz.Needs, LanguageVersion.CSharp14, legal[fuzz.Seed % legal.Length]];
        foreach (LanguageVersion version in Depth.IsDeep ? _versions : compiled.Distinct())
        {
            CSharpCompilation compilation = FuzzCompilation.Create(fuzz, version);
            ImmutableArray<GeneratedSourceResult> files = Generate(compilation, version);
            foreach (GeneratedSourceResult file in files)
                AssertNone(file.SyntaxTree.GetDiagnostics(Cancellation), version, "the generated text is not valid C#");
            if (compiled.Contains(version))
                Compile(fuzz.Added.Length == 0 ? compilation : compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(fuzz.Added, FuzzCompilation.Parse(fuzz, version), "Another.g.cs")), files, version);
        }
    }

    private void Compile(CSharpCompilation compilation, ImmutableArray<GeneratedSourceResult> files, LanguageVersion version)
    {
        Compilation output = compilation.AddSyntaxTrees(files.Select(file => file.SyntaxTree));
        bool isLegal = !fuzz.IsHalfTyped;
        ImmutableArray<Diagnostic> reported = AnalyzerRunner.AnalyzeAndCompile(output, Cancellation).GetAwaiter().GetResult();
        Diagnostic[] problems = [.. reported.Where(problem => problem.Severity >= DiagnosticSeverity.Warning && !IsOurs(problem))];
        bool mayFail = !isLegal && compilation.GetDiagnostics(Cancellation).Any(problem => problem.DefaultSeverity == DiagnosticSeverity.Error);
        if (!mayFail)
            AssertNone(problems.Where(problem => files.Any(file => file.SyntaxTree == problem.Location.SourceTree)), version, "the generated code has diagnostics");
        if (!isLegal)
            return;

        // An error that also occurs without generated code is the project's own. Some ingredients do not go together.
        Diagnostic[] errors = [.. problems.Where(problem => problem.DefaultSeverity == DiagnosticSeverity.Error && !fuzz.CSharpErrors.Contains(problem.Id))];
        if (errors.Length > 0)
        {
            HashSet<string> own = [.. compilation.GetDiagnostics(Cancellation).Select(problem => $"{problem.Id} {problem.Location}")];
            AssertNone(errors.Where(problem => !own.Contains($"{problem.Id} {problem.Location}")), version, "C# reports errors");
        }

        Assert.DoesNotContain(reported, diagnostic => IsOurs(diagnostic) && files.Any(file => file.SyntaxTree == diagnostic.Location.SourceTree));
        Assert.Equal(fuzz.Rules, reported.Where(IsOurs).Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        if (version == LanguageVersion.CSharp14 && fuzz.Runnable is { } network && fuzz.Seed % 3 == 0 && !problems.Any(problem => problem.DefaultSeverity == DiagnosticSeverity.Error))
            HasRun = Run(output, network);
    }

    private static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith("MLP", StringComparison.Ordinal);

    private static System.Threading.CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ImmutableArray<GeneratedSourceResult> Generate(CSharpCompilation compilation, LanguageVersion version)
    {
        GeneratorDriver driver = FuzzCompilation.Driver(fuzz, version).RunGenerators(compilation, Cancellation);
        ImmutableArray<GeneratedSourceResult> files = Result(driver);
        if (version == LanguageVersion.CSharp14)
        {
            CSharpCompilation edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated__ { }", FuzzCompilation.Parse(fuzz, version), "Unrelated.cs"));
            AssertSame(files, Result(driver.RunGenerators(edited, Cancellation)));
            AssertSame(files, Result(FuzzCompilation.Driver(fuzz, version).RunGenerators(compilation, Cancellation)));
        }

        return files;
    }

    private static ImmutableArray<GeneratedSourceResult> Result(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } thrown)
            throw new InvalidOperationException("The generator threw.", thrown);
        Assert.Empty(result.Diagnostics);
        return result.GeneratedSources;
    }

    private static void AssertSame(ImmutableArray<GeneratedSourceResult> first, ImmutableArray<GeneratedSourceResult> second) => Assert.Equal(
        first.Select(file => (file.HintName, file.SourceText.ToString())), second.Select(file => (file.HintName, file.SourceText.ToString())));

    private static bool Run(Compilation output, RunnableNetwork network)
    {
        using MemoryStream image = new();
        EmitResult emitted = output.WithOptions(output.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)).Emit(image, cancellationToken: Cancellation);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error)));
        return NumberCheck.Run(image.ToArray(), network);
    }

    private static void AssertNone(IEnumerable<Diagnostic> problems, LanguageVersion version, string what)
    {
        Diagnostic[] found = [.. problems.Take(5)];
        if (found.Length > 0)
            Assert.Fail($"{version}: {what}:\n{string.Join("\n", found.Select(Describe))}");
    }

    private static string Describe(Diagnostic problem)
    {
        FileLinePositionSpan place = problem.Location.GetLineSpan();
        string line = problem.Location.SourceTree?.GetText(Cancellation).Lines[place.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{problem}\n    {line}";
    }
}
