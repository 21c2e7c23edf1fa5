using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>Spells out the names that mean something else inside the user's type.</summary>
internal static class TypeNames
{
    /// <summary>The text with <c>global::</c> and namespace before each of the names, and with the names of parameters as literals where <c>nameof</c> is one of them.</summary>
    /// <param name="text">A generated file, which names types as <see cref="UsedTypes"/> lists them.</param>
    /// <param name="type">Where it stands: the names that mean something else there, most often none, and the alias of the runtime, most often none.</param>
    public static string Qualify(string text, TypeShell type)
    {
        // Behind an extern alias the runtime's namespaces are no part of the global one.
        string runtime = $"{type.RuntimeAlias ?? "global"}::MlpGen.";
        if (type.RuntimeAlias is not null)
            text = text.Replace("global::MlpGen.Numerics.", $"{runtime}Numerics.");
        EquatableArray<string> shadowed = type.Shadowed;
        if (shadowed.Count == 0)
            return text;
        if (shadowed.Contains(UsedTypes.NameOf))
            text = Regex.Replace(text, $@"(?<![\w.@]){UsedTypes.NameOf}\((\w+)\)", "\"$1\"", RegexOptions.CultureInvariant);

        // A type's name is followed by a parenthesis only after new and in an attribute; elsewhere that is a method.
        string names = string.Join("|", shadowed.Select(Regex.Escape));
        return Regex.Replace(
            text,
            $@"(?<![\w.@]|::|// .*)(?:(?<=new |\[)(?<name>{names})(?!\w)|(?<name>{names})(?![\w(]))",
            match => $"global::{UsedTypes.FullName(match.Groups["name"].Value)}".Replace("global::MlpGen.", runtime),
            RegexOptions.CultureInvariant);
    }
}
