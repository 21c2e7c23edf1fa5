using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>Spells out the names of types that mean something else inside the user's type.</summary>
internal static class TypeNames
{
    /// <summary>The text with <c>global::</c> and namespace before each of the names.</summary>
    /// <param name="text">A generated file, which names types as <see cref="UsedTypes"/> lists them.</param>
    /// <param name="shadowed">The names that mean something else; most often none.</param>
    public static string Qualify(string text, EquatableArray<string> shadowed)
    {
        if (shadowed.Count == 0)
            return text;

        // A type's name is followed by a parenthesis only after new and in an attribute; elsewhere that is a method.
        string names = string.Join("|", shadowed.Select(Regex.Escape));
        return Regex.Replace(
            text,
            $@"(?<![\w.@]|::|// .*)(?:(?<=new |\[)(?<name>{names})(?!\w)|(?<name>{names})(?![\w(]))",
            match => $"global::{UsedTypes.FullName(match.Groups["name"].Value)}",
            RegexOptions.CultureInvariant);
    }
}
