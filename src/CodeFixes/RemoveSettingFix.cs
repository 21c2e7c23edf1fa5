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

/// <summary>Removes <c>Training = false</c> or <c>Populations = false</c> from a network whose code uses what they leave out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveSettingFix))]
public sealed class RemoveSettingFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("MLP037");

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // A network of another project in the solution has a location too, but one of a compilation that the solution may not have.
        if (diagnostic.AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree } place || solution.GetDocument(tree) is null)
            return [];
        SyntaxNode root = await tree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (root.FindNode(place.SourceSpan) is not AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax list } argument)
            return [];
        string setting = diagnostic.Properties["Setting"]!;
        return [new Fix($"Remove '{argument}'", setting, [new TextEdit(tree, new TextChange(WithComma(list, argument), string.Empty))])];
    }

    private static TextSpan WithComma(AttributeArgumentListSyntax list, AttributeArgumentSyntax argument)
    {
        int index = list.Arguments.IndexOf(argument);
        if (index > 0)
            return TextSpan.FromBounds(list.Arguments[index - 1].Span.End, argument.Span.End);
        return list.Arguments.Count > 1
            ? TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart)
            : argument.Span;
    }
}
