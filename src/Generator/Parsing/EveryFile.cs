using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>The names that one file of a compilation brings into every other, generated ones too: global usings, and the locals of a program's statements.</summary>
internal sealed class EveryFile
{
    // The same for every network of a compilation; each edit makes a new one.
    private static readonly ConditionalWeakTable<Compilation, EveryFile> _known = new();

    private EveryFile(IEnumerable<string> shadowed) => Shadowed = new HashSet<string>(shadowed, StringComparer.Ordinal);

    /// <summary>The names of <see cref="UsedTypes"/> that get another meaning, or a second one.</summary>
    public HashSet<string> Shadowed { get; }

    public static EveryFile Of(Compilation compilation, CancellationToken cancellationToken) =>
        _known.GetValue(compilation, key => Read(key, cancellationToken));

    private static EveryFile Read(Compilation compilation, CancellationToken cancellationToken)
    {
        CompilationUnitSyntax[] roots = [.. compilation.SyntaxTrees.Select(tree => tree.GetRoot(cancellationToken)).OfType<CompilationUnitSyntax>()];
        UsingDirectiveSyntax[] directives =
            [.. roots.SelectMany(root => root.Usings).Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))];
        HashSet<string> names =
        [
            .. directives.Select(directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>(),
            .. roots.SelectMany(root => root.Members).OfType<GlobalStatementSyntax>().SelectMany(Locals),
        ];
        INamespaceOrTypeSymbol[] imported =
        [
            .. directives
                .Where(directive => directive.Alias is null)
                .Select(directive => compilation.GetSemanticModel(directive.SyntaxTree).GetSymbolInfo(directive.Name!, cancellationToken).Symbol)
                .OfType<INamespaceOrTypeSymbol>(),
        ];
        return new EveryFile(UsedTypes.Names.Where(name => names.Contains(name) || IsImported(name) || IsImported($"{name}Attribute")));

        bool IsImported(string name) =>
            imported.Any(from => from.GetMembers(name).Any(member => member is not INamespaceOrTypeSymbol type || !ShadowedNames.IsMeant(type, name)));
    }

    // They are in scope wherever the compiler looks for a name, though it then says that they cannot be used there.
    private static IEnumerable<string> Locals(GlobalStatementSyntax statement) => statement.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => null,
    }).OfType<string>();
}
