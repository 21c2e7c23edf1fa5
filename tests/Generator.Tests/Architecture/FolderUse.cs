using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlpGen.Generator.Tests.Harness;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>A use of a name in one folder that another folder declares.</summary>
/// <param name="From">The folder of the file.</param>
/// <param name="To">The folder of the declaration.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Name">The type or member that is used.</param>
internal sealed record FolderUse(string From, string To, string File, string Name)
{
    /// <summary>The name that stands for the project's own folder.</summary>
    public const string Root = "";

    private static readonly ConcurrentDictionary<string, Lazy<NamedUse[]>> s_uses = new();

    /// <summary>
    /// Returns the uses between the folders of a project. Every name in its files is resolved by the compiler, and comments do not count.
    /// </summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="depth">The number of folder levels to tell apart.</param>
    public static IReadOnlyList<FolderUse> In(string project, int depth = 1) =>
    [
        .. (from use in s_uses.GetOrAdd(project, static project => new Lazy<NamedUse[]>(() => Resolve(project))).Value
            let folder = FolderOf(use.File, depth)

            // For a partial type, the nearest part counts.
            where !use.Declarations.Any(file => FolderOf(file, depth) == folder)
            select new FolderUse(folder, FolderOf(use.Declarations[0], depth), Path.GetFileName(use.File), use.Name)).Distinct(),
    ];

    public override string ToString() => $"{From}/{File} uses {Name} of {(To == Root ? "the project's own folder" : To)}";

    /// <summary>Returns the first folders of a path below the project.</summary>
    public static string FolderOf(string path, int depth = 1) =>
        string.Join('/', path.Split(Path.DirectorySeparatorChar).SkipLast(1).Take(depth));

    /// <summary>The files of a project, without those that stand in for the framework where it is older.</summary>
    public static IEnumerable<string> Sources(string project) => RepositoryFiles.Written(project, "*.cs").Where(file =>
        FolderOf(Path.GetRelativePath(RepositoryFiles.Path(project), file)) != "NetStandard");

    private static NamedUse[] Resolve(string project)
    {
        SyntaxTree[] trees = [.. Sources(project).Select(file => CSharpSyntaxTree.ParseText(
            System.IO.File.ReadAllText(file),
            new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET8_0_OR_GREATER"]),
            Path.GetRelativePath(RepositoryFiles.Path(project), file)))];
        CSharpCompilation compilation = ProjectCompilation.Of(trees);
        return [.. trees.SelectMany(tree => Resolve(tree, compilation.GetSemanticModel(tree)))];
    }

    private static IEnumerable<NamedUse> Resolve(SyntaxTree tree, SemanticModel model) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = Declared(model.GetSymbolInfo(name))
        where symbol is not null
        let files = symbol.DeclaringSyntaxReferences.Select(place => place.SyntaxTree.FilePath).ToArray()
        where files.Length > 0
        select new NamedUse(tree.FilePath, files, symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));

    private static ISymbol? Declared(SymbolInfo found)
    {
        ISymbol? symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
        symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        return symbol is INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol ? symbol.OriginalDefinition : null;
    }

    /// <summary>A name used in a file, and the files that declare it.</summary>
    private sealed record NamedUse(string File, string[] Declarations, string Name);
}
