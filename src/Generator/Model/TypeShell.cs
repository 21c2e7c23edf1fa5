using System;
using System.Linq;
using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>The type that receives the generated members, with everything needed to declare another part of it.</summary>
/// <param name="Namespace">The namespace, escaped if necessary. Empty for the global namespace.</param>
/// <param name="Containers">The declarations of the containing types, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Head">The declaration of the type itself: <c>partial class Digits</c>.</param>
/// <param name="Name">The type's identifier, escaped if necessary. Constructors have this name.</param>
/// <param name="Reference">The name of the type in code inside it, including type parameters.</param>
/// <param name="HintName">A file name that is unique in the compilation, without an extension.</param>
/// <param name="HelperRoot">The namespace that contains the namespace of the helper classes.</param>
/// <param name="TakenAliases">The <see cref="UsedTypes.Aliases"/> that clash with a member of the namespace.</param>
/// <param name="Shadowed">The names of <see cref="UsedTypes"/> that the helper classes must write in full.</param>
/// <param name="HasNullable">True if the language version has the directive <c>#nullable</c>.</param>
/// <param name="RuntimeAlias">The extern alias of the runtime, or null if it has none.</param>
/// <param name="FrameworkHasUnsafe">True if the framework has the class <c>Unsafe</c>.</param>
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
    string? RuntimeAlias,
    bool FrameworkHasUnsafe)
{
    /// <summary>The namespace of layout, passes and kernels. No user-defined member can hide a name there.</summary>
    public string HelperNamespace { get; } = $"{HelperRoot}.{new string([.. HintName.Select(c => char.IsLetterOrDigit(c) ? c : '_')])}";

    /// <summary>Returns the type that emitters mark with a name.</summary>
    public UsedType Find(string name) => UsedTypes.Find(name, FrameworkHasUnsafe);

    /// <summary>Returns the alias before a namespace: the extern alias for namespaces of the runtime, if it has one, else global.</summary>
    public string Root(string space) =>
        RuntimeAlias is { } alias && (space == "MlpGen" || space.StartsWith("MlpGen.", StringComparison.Ordinal)) ? alias : "global";

    /// <summary>Returns an alias in a form that clashes with nothing here.</summary>
    public string Alias(string alias) => TakenAliases.Contains(alias) ? $"{alias}_{HintName.Substring(HintName.Length - 8)}" : alias;
}
