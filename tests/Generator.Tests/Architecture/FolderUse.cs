using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlpGen.Generator.Tests.Harness;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>A file of one folder that names something which another folder declares.</summary>
/// <param name="From">The folder of the file.</param>
/// <param name="To">The folder of the declaration.</param>
/// <param name="File">The file's name.</param>
/// <param name="Name">The type or member.</param>
internal sealed record FolderUse(string From, string To, string File, string Name)
{
    /// <summary>The folder of files that lie in the project's own folder.</summary>
    public const string Root = "";

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("MlpGen", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>Resolves every name in the files of a project, as the compiler does; comments do not count.</summary>
    /// <param name="project">Its folder.</param>
    public static IReadOnlyList<FolderUse> In(string project)
    {
        SyntaxTree[] trees = [.. RepositoryFiles.Written(project, "*.cs").Select(file => CSharpSyntaxTree.ParseText(
            System.IO.File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview), Path.GetRelativePath(RepositoryFiles.Path(project), file)))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Project", trees, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return [.. trees.SelectMany(tree => In(tree, compilation.GetSemanticModel(tree))).Distinct()];
    }

    public override string ToString() => $"{From}/{File} uses {Name} of {(To == Root ? "the project's own folder" : To)}";

    /// <summary>The first folder of a path below the project.</summary>
    public static string FolderOf(string path) => path.Contains(Path.DirectorySeparatorChar) ? path[..path.IndexOf(Path.DirectorySeparatorChar)] : Root;

    private static IEnumerable<FolderUse> In(SyntaxTree tree, SemanticModel model) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = Declared(model.GetSymbolInfo(name))
        where symbol is not null
        let files = symbol.DeclaringSyntaxReferences.Select(place => place.SyntaxTree.FilePath).ToArray()

        // Of a partial type, a file uses the part that lies nearest.
        where files.Length > 0 && !files.Any(file => FolderOf(file) == FolderOf(tree.FilePath))
        select new FolderUse(FolderOf(tree.FilePath), FolderOf(files[0]), Path.GetFileName(tree.FilePath), symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));

    private static ISymbol? Declared(SymbolInfo found)
    {
        ISymbol? symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
        symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        return symbol is INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol ? symbol.OriginalDefinition : null;
    }
}
