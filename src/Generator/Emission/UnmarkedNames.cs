using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>Writes types in full where a name of the project's hides them, in the text of emitters that do not mark types yet.</summary>
internal static class UnmarkedNames
{
    private static readonly Regex _tokens = new(
        """ "(?:[^"\\]|\\.)*" | //[^\n]* | (?<=\bnew\ |\[)(?<name>[A-Z]\w*) | (?<![\w.@:])(?<name>[A-Zn]\w*)(?![\w(]) """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace);

    public static string Write(string text, TypeShell type)
    {
        if (type.RuntimeAlias is not null)
            text = text.Replace("global::MlpGen.", $"{type.Root("MlpGen")}::MlpGen.");
        return type.Shadowed.Count == 0 ? text : _tokens.Replace(text, match => type.Shadowed.Contains(match.Groups["name"].Value)
            ? $"{type.Root(UsedTypes.Find(match.Groups["name"].Value).Namespace)}::{UsedTypes.FullName(match.Groups["name"].Value)}"
            : match.Value);
    }
}
