using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Changes to the text of the files: line ends, directives, comments and half-typed code.</summary>
internal static class TextIngredients
{
    public static IReadOnlyList<Ingredient> All { get; } =
    [
        new("carriage returns and line feeds", draft => Ends(draft, "\r\n")),
        new("carriage returns", draft => Ends(draft, "\r")),
        new("line and paragraph separators", draft => Ends(draft, "\u2028")),
        new("mixed line ends", draft => draft.Claim("text", "ends") && Style(draft, text => string.Concat(text.Split('\n').Select((line, index) => line + (index % 3) switch { 0 => "\r\n", 1 => "\n", _ => "\u0085" })))),
        new("byte order mark", draft => draft.Claim("text", "mark") && Style(draft, text => "\uFEFF" + text)),
        new("nullable directives", draft => Style(draft, text => $"#nullable {draft.Random.Pick((string[])["enable", "disable", "enable annotations", "disable warnings"])}\n{text}\n#nullable restore")),
        new("line directives", draft => Style(draft, text => $"#line {draft.Random.Pick((string[])["5 \"x.cs\"", "hidden", "16707565", "1 \"../MlpGen.Generator/g.cs\""])}\n{text}\n#line default")),
        new("line span directive", LanguageVersion.CSharp10, draft => Style(draft, text => $"#line (1, 1) - (5, 60) 10 \"partial-class.g.cs\"\n{text}")),
        new("pragmas", draft => Style(draft, text => $"#pragma warning disable CS0169, CS0219\n#pragma warning restore CS0219\n{text}")),
        new("every warning disabled", draft => draft.Random.Chance(0.3) && (draft.IsSilent = true) && Style(draft, text => $"#pragma warning disable\n{text}")),
        new("warnings as pragmas", draft => Style(draft, text => $"{text}\n#pragma checksum \"a.cs\" \"{{406EA660-64CF-4C82-B6F0-42D48172A799}}\" \"ab007f1d23d9\"")),
        new("regions and conditions", draft => Style(draft, text => $"#region one\n#if DEBUG || !UNKNOWN\n{text}\n#else\n[Mlp(2, ] class Never {{\n#endif\n#endregion")),
        new("comments everywhere", draft => Style(draft, text => $"/* [Mlp(1)] */ // more\n{text}\n// last, without a line end")),
        new("half typed", draft => Rarely(draft) && HalfTyped(draft, text => text[..draft.Random.Next(text.Length + 1)])),
        new("token lost", draft => Rarely(draft) && HalfTyped(draft, text => Lose(text, Token(draft.Random, text)))),
        new("token doubled", draft => Rarely(draft) && HalfTyped(draft, text => Token(draft.Random, text) is var token ? text.Insert(token.SpanStart, token.Text + " ") : text)),
        new("token replaced", draft => Rarely(draft) && HalfTyped(draft, text => Token(draft.Random, text) is var token ? Lose(text, token).Insert(token.SpanStart, Token(draft.Random, text).Text) : text)),
        new("unclosed string", draft => Rarely(draft) && HalfTyped(draft, text => text.IndexOf('(', StringComparison.Ordinal) is var at and > 0 ? text.Insert(at + 1, draft.Random.Pick((string[])["\"", "$\"{", "\"\"\"", "'", "@\"", "/*"])) : text)),
        new("surrogates", draft => Rarely(draft) && HalfTyped(draft, text => text.Replace("partial class ", "partial class 𝒩", StringComparison.Ordinal))),
        new("class without a name", draft => Rarely(draft) && HalfTyped(draft, text => text.Replace($"class {draft.Name.Written}", "class", StringComparison.Ordinal))),
        new("kinds mixed", draft => Rarely(draft) && HalfTyped(draft, text => text + "\n" + text.Replace("partial class", draft.Random.Pick((string[])["partial struct", "partial record", "partial interface", "class"]), StringComparison.Ordinal))),
        new("text linked twice", draft => Rarely(draft) && HalfTyped(draft, text => text + "\n" + text)),
    ];

    private static bool Rarely(Draft draft) => draft.Random.Chance(0.3);

    private static bool Ends(Draft draft, string end) => draft.Claim("text", "ends") && Style(draft, text => text.Replace("\n", end, StringComparison.Ordinal));

    private static bool Style(Draft draft, Func<string, string> style)
    {
        draft.Styles.Add(style);
        return true;
    }

    private static bool HalfTyped(Draft draft, Func<string, string> spoil)
    {
        draft.Spoils.Add(spoil);
        return true;
    }

    private static string Lose(string text, SyntaxToken token) => text.Remove(token.SpanStart, token.Span.Length);

    private static SyntaxToken Token(Random random, string text) => random.Pick([.. SyntaxFactory.ParseCompilationUnit(text).DescendantTokens()]);
}
