using System;
using System.Linq;
using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>Where generated members go: everything needed to open the user's type once more.</summary>
/// <param name="Namespace">The namespace, escaped where it must be; empty for the global one.</param>
/// <param name="Containers">The declaration heads of the containing types, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Head">The declaration head of the type itself: <c>partial class Digits</c>.</param>
/// <param name="Name">The type's identifier, escaped where it must be: what a constructor is called.</param>
/// <param name="Reference">What code inside the type calls it, type parameters included.</param>
/// <param name="HintName">A file name no other network of the compilation has, without an ending.</param>
/// <param name="HelperRoot">What the namespace of helper classes stands in.</param>
/// <param name="TakenAliases">Those of <see cref="UsedTypes.Aliases"/> that the namespace has a member of.</param>
/// <param name="Shadowed">Names of <see cref="UsedTypes"/> that the helper classes must spell out.</param>
/// <param name="HasNullable">The language version knows the directive <c>#nullable</c>.</param>
/// <param name="RuntimeAlias">The extern alias by which alone the runtime can be reached; null for the usual case.</param>
internal sealed record TypeShell(
    string Namespace,
    EquatableArray<string> Containers,
    string Head,
    string Name,
    string Reference,
    string HintName,
    string HelperRoot,
    EquatableArray<string> TakenAliases,
    EquatableArray<string> Shadowed,
    bool HasNullable,
    string? RuntimeAlias)
{
    /// <summary>The namespace of layout, passes and kernels: no member of the user's can hide a name there.</summary>
    public string HelperNamespace { get; } = $"{HelperRoot}.{new string([.. HintName.Select(c => char.IsLetterOrDigit(c) ? c : '_')])}";

    /// <summary>The alias in front of a namespace: the runtime's lie behind an extern alias where the project gave it one.</summary>
    public string Root(string space) =>
        RuntimeAlias is { } alias && (space == "MlpGen" || space.StartsWith("MlpGen.", StringComparison.Ordinal)) ? alias : "global";

    /// <summary>An alias as it can be used here.</summary>
    public string Alias(string alias) => TakenAliases.Contains(alias) ? $"{alias}_{HintName.Substring(HintName.Length - 8)}" : alias;
}
