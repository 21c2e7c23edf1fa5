using System;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>Finds the types in a text, which emitters write by their short names, and writes them so that they mean the same wherever the text stands.</summary>
internal static class TypeNames
{
    // Texts and comments first, so that no name is found in them; and no name behind a dot, an alias or the sign that makes it the user's. What a parenthesis follows is a method,
    // but after new and in an attribute.
    private static readonly Regex _tokens = new(
        """ "(?:[^"\\]|\\.)*" | //[^\n]* | (?<![\w.@:])nameof\((?<argument>\w+)\) | (?<=\bnew\ |\[)(?<name>[A-Z]\w*) | (?<![\w.@:])(?<name>[A-Zn]\w*)(?![\w(]) """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace);

    /// <summary>Text that stands in the user's class: a type behind an alias, and the name of a parameter as a text, since a method may be called <c>nameof</c>.</summary>
    public static string InUserType(string text, TypeShell type) => _tokens.Replace(
        text,
        match => match.Groups["argument"] is { Success: true } argument ? $"\"{argument.Value}\""
            : match.Groups["name"] is { Success: true } name && UsedTypes.Aliased(name.Value) is var (alias, found) ? $"{type.Alias(alias)}::{found}"
            : match.Value);

    /// <summary>Text that stands beside other helper classes, where the file's own usings come first: only the names that they leave in doubt are spelled out, most often none.</summary>
    public static string InHelper(string text, TypeShell type)
    {
        if (type.RuntimeAlias is not null)
            text = text.Replace("global::MlpGen.", InFull("MlpGen.", type));
        return type.Shadowed.Count == 0 ? text : _tokens.Replace(
            text, match => type.Shadowed.Contains(match.Groups["name"].Value) ? InFull(UsedTypes.FullName(match.Groups["name"].Value)!, type) : match.Value);
    }

    /// <summary>A name from the root on. Behind an extern alias the runtime's namespaces are no part of the global one.</summary>
    public static string InFull(string name, TypeShell type) =>
        $"{(name.StartsWith("MlpGen", StringComparison.Ordinal) && !name.StartsWith(HelperNames.Namespace, StringComparison.Ordinal) && type.RuntimeAlias is { } runtime ? runtime : "global")}::{name}";
}
