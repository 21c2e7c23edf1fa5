using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.CodeFixes;

/// <summary>Removes <c>static</c>, <c>abstract</c> or <c>file</c> from every part of a type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveModifierFix))]
public sealed class RemoveModifierFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("MLP003", "MLP004", "MLP006");

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        string modifier = diagnostic.Id switch
        {
            "MLP003" => "static",
            "MLP004" => "abstract",
            _ => "file",
        };
        if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return [];
        }

        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        SyntaxNode declaration = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent!;
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type || Needs(type, modifier))
            return [];

        List<Edit> edits = [];
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (await part.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not TypeDeclarationSyntax syntax)
                continue;
            SourceText text = await part.SyntaxTree.GetTextAsync(cancellationToken).ConfigureAwait(false);
            edits.AddRange(syntax.Modifiers
                .Where(token => token.ValueText == modifier)
                .Select(token => TextSpan.FromBounds(token.SpanStart, AttributeText.EndOfBlanks(text, token.Span.End)))
                .Select(span => new TextEdit(part.SyntaxTree, new TextChange(span, string.Empty))));
        }

        return edits.Count == 0 ? [] : [new Fix($"Remove '{modifier}'", modifier, edits)];
    }

    // Abstract members and extension methods need the modifier. Without it they would be errors.
    private static bool Needs(INamedTypeSymbol type, string modifier) => modifier switch
    {
        "abstract" => LeavesAbstract(type),
        "static" => type.GetMembers().Any(IsExtension),
        _ => false,
    };

    // An extension block is a type without a name.
    private static bool IsExtension(ISymbol member) =>
        member is IMethodSymbol { IsExtensionMethod: true } or ITypeSymbol { CanBeReferencedByName: false };

    private static bool LeavesAbstract(INamedTypeSymbol type)
    {
        ISymbol[] members = [.. AndBases(type).SelectMany(declaring => declaring.GetMembers()).Where(member => member is not ITypeSymbol)];
        HashSet<ISymbol> overridden = new(members.Select(Overridden).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return members.Any(member => member.IsAbstract && !overridden.Contains(member));
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol notice => notice.OverriddenEvent,
        _ => null,
    };

    private static IEnumerable<INamedTypeSymbol> AndBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
            yield return declaring;
    }
}
