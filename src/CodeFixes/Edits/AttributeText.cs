using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.CodeFixes.Edits;

/// <summary>Removes attributes from a text, including lists and lines that would become empty.</summary>
internal static class AttributeText
{
    /// <summary>Returns the name of an attribute without its suffix, such as MlpInputs.</summary>
    public static string ShortName(AttributeSyntax attribute)
    {
        const string Suffix = "Attribute";
        string name = attribute.Name.DescendantTokens().Last().ValueText;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    public static IEnumerable<TextChange> Without(IReadOnlyCollection<AttributeSyntax> removed, SourceText text)
    {
        List<TextSpan> lists = [];
        foreach (IGrouping<SyntaxNode, AttributeSyntax> attributes in removed.GroupBy(attribute => attribute.Parent!))
        {
            AttributeListSyntax list = (AttributeListSyntax)attributes.Key;
            if (attributes.Count() == list.Attributes.Count)
            {
                lists.Add(list.Span);
                continue;
            }

            foreach (TextSpan span in attributes.SelectMany(attribute => InList(list, attribute, removed)))
                yield return new TextChange(span, string.Empty);
        }

        foreach (TextSpan span in Joined(lists, text))
            yield return new TextChange(WithBlanks(span, text), string.Empty);
    }

    // The comma before the attribute is removed too, or the one after it if no attribute before it stays.
    private static IEnumerable<TextSpan> InList(
        AttributeListSyntax list, AttributeSyntax attribute, IReadOnlyCollection<AttributeSyntax> removed)
    {
        int index = list.Attributes.IndexOf(attribute);
        bool isFirst = list.Attributes.Take(index).All(removed.Contains);
        SyntaxToken comma = list.Attributes.GetSeparator(isFirst ? index : index - 1);
        TextSpan span = isFirst
            ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[index + 1].SpanStart)
            : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End);

        // A comment next to the comma stays, as does the layout around it.
        return list.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && !string.IsNullOrWhiteSpace(trivia.ToString()))
            ? [comma.Span, attribute.Span]
            : [span];
    }

    // Lists with only blanks between them are removed as one.
    private static IEnumerable<TextSpan> Joined(IEnumerable<TextSpan> lists, SourceText text)
    {
        TextSpan? open = null;
        foreach (TextSpan list in lists.OrderBy(span => span))
        {
            if (open is { } before && IsBlank(text, before.End, list.Start))
            {
                open = TextSpan.FromBounds(before.Start, list.End);
                continue;
            }

            if (open is { } done)
                yield return done;
            open = list;
        }

        if (open is { } last)
            yield return last;
    }

    // The span covers whole lines if they contain nothing else. Otherwise it covers the blanks before the list, or those after it at the
    // start of a line.
    private static TextSpan WithBlanks(TextSpan span, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        bool isFirst = IsBlank(text, first.Start, span.Start);
        if (isFirst && IsBlank(text, span.End, last.End))
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);

        if (isFirst)
            return TextSpan.FromBounds(span.Start, EndOfBlanks(text, span.End));
        int start = span.Start;
        while (char.IsWhiteSpace(text[start - 1]))
            start--;
        return TextSpan.FromBounds(start, span.End);
    }

    /// <summary>Returns the position after the blanks that start at a position, on the same line.</summary>
    public static int EndOfBlanks(SourceText text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
            position++;
        return position;
    }

    private static bool IsBlank(SourceText text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }
}
