using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>What one file of a compilation brings into every other, generated ones too.</summary>
internal static class GlobalUsings
{
    public static IEnumerable<UsingDirectiveSyntax> Of(Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees
        .Select(tree => tree.GetRoot(cancellationToken))
        .OfType<CompilationUnitSyntax>()
        .SelectMany(root => root.Usings)
        .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));
}
