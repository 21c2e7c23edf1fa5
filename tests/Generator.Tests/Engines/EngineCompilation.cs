using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;

namespace MlpGen.Generator.Tests.Engines;

/// <summary>Compiles sources with the generator as a game engine would, against stubs of the engine's types.</summary>
internal static class EngineCompilation
{
    /// <summary>Unity compiles C# 9 without nullable references, and defines symbols for the player.</summary>
    /// <param name="symbols">The symbols.</param>
    /// <param name="sources">The sources: their paths and texts.</param>
    public static GeneratorRun OfUnity(string[] symbols, params IEnumerable<(string Path, string Text)> sources) =>
        Run("UnityEngine.cs", LanguageVersion.CSharp9, NullableContextOptions.Disable, symbols, sources);

    /// <summary>Godot leaves the language to the framework, .NET 8.</summary>
    public static GeneratorRun OfGodot(params IEnumerable<(string Path, string Text)> sources) =>
        Run("Godot.cs", LanguageVersion.CSharp12, NullableContextOptions.Enable, [], sources);

    /// <summary>What Unity's console would show of them. Unity itself sets the fields that it serializes.</summary>
    public static IEnumerable<Diagnostic> Problems(GeneratorRun run) => run.Problems().Where(problem => !IsSerializedField(problem));

    /// <summary>The sources below a folder of the repository.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        RepositoryFiles.Written(folder, "*.cs").Select(file => (file, File.ReadAllText(file)));

    /// <summary>The code blocks of a guide.</summary>
    public static (string Path, string Text)[] Blocks(string guide, string language = "csharp") =>
        [.. CodeBlocks.In(language, "docs", guide).Select((block, number) => ($"Block{number}.cs", block))];

    private static GeneratorRun Run(
        string stubs, LanguageVersion language, NullableContextOptions nullable, string[] symbols, IEnumerable<(string Path, string Text)> sources)
    {
        string stubFile = RepositoryFiles.Path("tests", "Generator.Tests", "Engines", "Stubs", stubs);
        CSharpParseOptions options = new(language, preprocessorSymbols: symbols);
        CSharpCompilation compilation = TestCompilation.OnNet8;
        return new GeneratorRun(compilation
            .WithOptions(compilation.Options.WithNullableContextOptions(nullable).WithOptimizationLevel(OptimizationLevel.Release))
            .AddSyntaxTrees(sources.Prepend((stubFile, File.ReadAllText(stubFile)))
                .Select(source => CSharpSyntaxTree.ParseText(source.Item2, options, source.Item1, Encoding.UTF8))));
    }

    private static bool IsSerializedField(Diagnostic problem) =>
        problem.Id == "CS0649" && problem.Location.SourceTree is { } tree
        && tree.GetText().Lines.GetLineFromPosition(problem.Location.SourceSpan.Start).ToString().Contains("[SerializeField]", StringComparison.Ordinal);
}
