using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Generator;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.CodeFixes.Tests.Harness;

/// <summary>A user's sources, held as an IDE holds them.</summary>
internal static class UserSolution
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Creates a project with the documents Source0.cs, Source1.cs, and so on.</summary>
    public static Project Create(params IEnumerable<string> sources) => Add(new AdhocWorkspace().CurrentSolution, "Project", sources);

    /// <summary>Adds a project to the solution.</summary>
    public static Project Add(Solution solution, string name, params IEnumerable<string> sources)
    {
        ProjectId id = ProjectId.CreateNewId();
        solution = solution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            name,
            name,
            LanguageNames.CSharp,
            compilationOptions: TestCompilation.OnNet10.Options,
            parseOptions: CSharpParseOptions.Default,
            metadataReferences: TestCompilation.OnNet10.References));
        foreach ((int index, string source) in sources.Index())
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Source{index}.cs", source, filePath: $"{name}/Source{index}.cs");
        return solution.GetProject(id)!;
    }

    /// <summary>Returns the diagnostics of the rules, in source order.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project) =>
        await AnalyzerRunner.Analyze((await project.GetCompilationAsync(Cancellation))!, Cancellation);

    /// <summary>
    /// Returns the C# errors after the networks are generated. Their locations are left out, because a fix may move them.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(Project project)
    {
        // The scalar kernels compile fastest, and a fix changes what is declared, not how it is computed.
        CSharpGeneratorDriver.Create(
            [new MlpGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)project.ParseOptions!,
            optionsProvider: new BuildProperties(new Dictionary<string, string> { ["MlpGenKernel"] = "Scalar" }))
            .RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync(Cancellation))!, out Compilation generated, out _, Cancellation);
        return [.. generated.GetDiagnostics(Cancellation)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}")];
    }

    /// <summary>Returns the texts of the documents, in order.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(Project project)
    {
        List<string> texts = [];
        foreach (Document document in project.Documents)
            texts.Add((await document.GetTextAsync(Cancellation)).ToString());
        return texts;
    }
}
