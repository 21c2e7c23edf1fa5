using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.CodeFixes.Edits;

/// <summary>One change to one file. Edits change text, so that every comment and blank next to them stays unchanged.</summary>
internal abstract record Edit(SyntaxTree Tree);

/// <summary>A replacement of text.</summary>
internal sealed record TextEdit(SyntaxTree Tree, TextChange Change) : Edit(Tree)
{
    public static TextEdit Insert(SyntaxTree tree, int position, string text) => new(tree, new TextChange(new TextSpan(position, 0), text));

    public static TextEdit Replace(SyntaxNode node, string text) => new(node.SyntaxTree, new TextChange(node.Span, text));
}

/// <summary>The removal of an attribute, including its brackets if they contain no other attribute.</summary>
internal sealed record AttributeRemoval(AttributeSyntax Attribute) : Edit(Attribute.SyntaxTree);
