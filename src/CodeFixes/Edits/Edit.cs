using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.CodeFixes.Edits;

/// <summary>One change of one file. Changes are of text, so that every comment and every blank beside them stays as it is.</summary>
internal abstract record Edit(SyntaxTree Tree);

/// <summary>Text in place of other text.</summary>
internal sealed record TextEdit(SyntaxTree Tree, TextChange Change) : Edit(Tree)
{
    public static TextEdit Insert(SyntaxTree tree, int position, string text) => new(tree, new TextChange(new TextSpan(position, 0), text));

    public static TextEdit Replace(SyntaxNode node, string text) => new(node.SyntaxTree, new TextChange(node.Span, text));
}

/// <summary>An attribute that goes away; with it its brackets, where nothing else is in them.</summary>
internal sealed record AttributeRemoval(AttributeSyntax Attribute) : Edit(Attribute.SyntaxTree);
