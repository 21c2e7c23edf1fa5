using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>What the global usings of a compilation do to generated files, in which they hold as everywhere.</summary>
internal sealed class GlobalUsings
{
    // The same for every network of a compilation; each edit makes a new one.
    private static readonly ConditionalWeakTable<Compilation, GlobalUsings> _known = new();

    private GlobalUsings(IEnumerable<string> shadowed) => Shadowed = new HashSet<string>(shadowed, StringComparer.Ordinal);

    /// <summary>The names of <see cref="UsedTypes"/> that a global using gives another meaning, or a second one.</summary>
    public HashSet<string> Shadowed { get; }

    public static GlobalUsings Of(Compilation compilation) => _known.GetValue(compilation, Read);

    private static GlobalUsings Read(Compilation compilation)
    {
        UsingDirectiveSyntax[] directives =
        [
            .. compilation.SyntaxTrees
                .Select(tree => tree.GetRoot())
                .OfType<CompilationUnitSyntax>()
                .SelectMany(root => root.Usings)
                .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)),
        ];
        string[] aliases = [.. directives.Select(directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>()];
        INamespaceOrTypeSymbol[] imported =
        [
            .. directives
                .Where(directive => directive.Alias is null)
                .Select(directive => compilation.GetSemanticModel(directive.SyntaxTree).GetSymbolInfo(directive.Name!).Symbol)
                .OfType<INamespaceOrTypeSymbol>(),
        ];
        return new GlobalUsings(UsedTypes.Names.Where(name =>
            aliases.Contains(name)
            || imported.Any(from => from.GetMembers(name).Any(member => member is not INamespaceOrTypeSymbol type || !ShadowedNames.IsMeant(type, name)))));
    }
}
