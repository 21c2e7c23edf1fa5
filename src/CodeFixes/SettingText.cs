using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.CodeFixes;

/// <summary>Writes a named argument of an attribute.</summary>
internal static class SettingText
{
    /// <summary>Returns the edit that sets the argument.</summary>
    /// <param name="solution">The solution that contains the file.</param>
    /// <param name="place">The location of the argument to change, or of the attribute to which the argument is appended.</param>
    /// <param name="name">The name of the argument, used if it is appended.</param>
    /// <param name="value">The new value.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The edit, or an empty list if the location is not in a document of the solution.</returns>
    public static async Task<IReadOnlyList<Edit>> SetAsync(
        Solution solution, Location place, string name, EnumMember value, CancellationToken cancellationToken)
    {
        if (solution.GetDocument(place.SourceTree) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return [];
        }

        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        return root.FindNode(place.SourceSpan) switch
        {
            AttributeArgumentSyntax { Expression: MemberAccessExpressionSyntax before } when value.Follows(before, model) =>
                [TextEdit.Replace(before.Name, value.Name)],
            AttributeArgumentSyntax { Expression: var before } =>
                [TextEdit.Replace(before, value.Spell(model, before.SpanStart, cancellationToken))],
            AttributeSyntax attribute =>
                [Append(attribute, $"{name} = {value.Spell(model, attribute.SpanStart, cancellationToken)}")],
            _ => [],
        };
    }

    private static TextEdit Append(AttributeSyntax attribute, string argument) => attribute.ArgumentList switch
    {
        null => TextEdit.Insert(attribute.SyntaxTree, attribute.Name.Span.End, $"({argument})"),
        { Arguments.Count: 0 } list => TextEdit.Insert(attribute.SyntaxTree, list.OpenParenToken.Span.End, argument),
        { Arguments: var arguments } => TextEdit.Insert(attribute.SyntaxTree, arguments.Last().Span.End, $", {argument}"),
    };
}
