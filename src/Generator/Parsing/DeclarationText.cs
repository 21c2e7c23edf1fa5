using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// The text of a file without the bodies of its methods and accessors, which other files cannot see. Two kinds of bodies stay, because
/// they may matter. Those in partial types stay because such a type may be or contain a network. Those with directives stay because a
/// directive also affects the code after the body.
/// </summary>
internal static class DeclarationText
{
    // Each version of a file is read at most once, and only after the file was first edited.
    private static readonly ConditionalWeakTable<SyntaxTree, string> _known = new();

    public static bool AreEqual(SyntaxTree one, SyntaxTree other) =>
        one == other
        || (one.FilePath == other.FilePath
            && one.Options.Equals(other.Options)
            && string.Equals(_known.GetValue(one, Read), _known.GetValue(other, Read), StringComparison.Ordinal));

    private static string Read(SyntaxTree tree)
    {
        SourceText source = tree.GetText();
        StringBuilder text = new(source.Length);
        int kept = 0;
        if (tree.GetRoot() is CompilationUnitSyntax root)
        {
            foreach (TextSpan body in Bodies(root.Members))
            {
                text.Append(source.ToString(TextSpan.FromBounds(kept, body.Start)));
                kept = body.End;
            }
        }

        return text.Append(source.ToString(TextSpan.FromBounds(kept, source.Length))).ToString();
    }

    private static IEnumerable<TextSpan> Bodies(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            foreach (TextSpan body in member switch
            {
                BaseNamespaceDeclarationSyntax space => Bodies(space.Members),
                TypeDeclarationSyntax type when !type.Modifiers.Any(SyntaxKind.PartialKeyword) => Bodies(type.Members),
                BaseMethodDeclarationSyntax method => Body(method.Body, method.ExpressionBody),
                PropertyDeclarationSyntax { ExpressionBody: { } expression } => Body(null, expression),
                IndexerDeclarationSyntax { ExpressionBody: { } expression } => Body(null, expression),
                BasePropertyDeclarationSyntax { AccessorList: { } accessors } =>
                    accessors.Accessors.SelectMany(accessor => Body(accessor.Body, accessor.ExpressionBody)),
                _ => [],
            })
            {
                yield return body;
            }
        }
    }

    // Both braces must be present. A body that is being typed may otherwise include the code after it.
    private static IEnumerable<TextSpan> Body(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow)
    {
        if (block is { ContainsDirectives: false, OpenBraceToken.IsMissing: false, CloseBraceToken.IsMissing: false })
            yield return TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart);
        if (arrow is { ContainsDirectives: false })
            yield return arrow.Expression.Span;
    }
}
