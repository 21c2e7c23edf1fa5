using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>The <c>global using</c> directives of a compilation, which apply to every file, including generated ones.</summary>
internal static class GlobalUsings
{
    // All files are read once per compilation, for any number of networks.
    private static readonly ConditionalWeakTable<Compilation, UsingDirectiveSyntax[]> _known = new();

    public static IReadOnlyList<UsingDirectiveSyntax> Find(Compilation compilation, CancellationToken cancellationToken) =>
        _known.GetValue(compilation, key => Read(key, cancellationToken));

    private static UsingDirectiveSyntax[] Read(Compilation compilation, CancellationToken cancellationToken) =>
    [
        .. compilation.SyntaxTrees
            .Select(tree => tree.GetRoot(cancellationToken))
            .OfType<CompilationUnitSyntax>()
            .SelectMany(root => root.Usings)
            .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)),
    ];
}
