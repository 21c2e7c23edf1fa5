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
/// A file without the bodies of its methods and accessors: what other files can see of it. Bodies stay where they may count: in partial
/// types, which may be networks or contain some; and those with directives, which hold on behind them.
/// </summary>
internal static class DeclarationText
{
    // A file is looked at once for each edit of it, and only from its first edit on.
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

    // Within its braces, which must be there: a body that is being typed may have swallowed what follows.
    private static IEnumerable<TextSpan> Body(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow)
    {
        if (block is { ContainsDirectives: false, OpenBraceToken.IsMissing: false, CloseBraceToken.IsMissing: false })
            yield return TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart);
        if (arrow is { ContainsDirectives: false })
            yield return arrow.Expression.Span;
    }
}
