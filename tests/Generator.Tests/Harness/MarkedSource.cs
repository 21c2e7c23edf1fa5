using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>C# source in which <c>{|MLP001:Net|}</c> marks an expected diagnostic. Marks may be nested.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<(string Id, TextSpan Span)> Marks)
{
    private const string Open = "{|";
    private const string Close = "|}";

    public static MarkedSource Parse(string marked)
    {
        StringBuilder text = new();
        Stack<(string Id, int Start)> open = new();
        List<(string, TextSpan)> marks = [];
        for (int i = 0; i < marked.Length;)
        {
            if (string.CompareOrdinal(marked, i, Open, 0, Open.Length) == 0)
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + Open.Length)..colon], text.Length));
                i = colon + 1;
            }
            else if (string.CompareOrdinal(marked, i, Close, 0, Close.Length) == 0)
            {
                (string id, int start) = open.Pop();
                marks.Add((id, TextSpan.FromBounds(start, text.Length)));
                i += Close.Length;
            }
            else
            {
                text.Append(marked[i++]);
            }
        }

        return open.Count == 0 ? new MarkedSource(text.ToString(), marks) : throw new ArgumentException("A mark is not closed.", nameof(marked));
    }

    /// <summary>Checks for exactly the marked diagnostics in exactly the marked places.</summary>
    public void AssertMatches(IEnumerable<Diagnostic> found) => Assert.Equal(
        Marks.Select(mark => Describe(mark.Id, mark.Span)).Order(),
        found.Select(diagnostic => Describe(diagnostic.Id, diagnostic.Location.SourceSpan)).Order());

    private string Describe(string id, TextSpan span) => $"{id} {Text.Substring(span.Start, span.Length)} {span}";
}
