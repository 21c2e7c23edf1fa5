using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>Where generated members go: everything needed to open the user's type once more.</summary>
/// <param name="Namespace">The namespace, escaped where it must be; empty for the global one.</param>
/// <param name="Containers">The declaration heads of the containing types, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Head">The declaration head of the type itself: <c>partial class Digits</c>.</param>
/// <param name="Name">The type's identifier, escaped where it must be: what a constructor is called.</param>
/// <param name="Reference">What code inside the type calls it, type parameters included.</param>
/// <param name="HintName">A file name no other network of the compilation has, without an ending.</param>
/// <param name="Shadowed">Names of <see cref="UsedTypes"/> that mean something else here.</param>
/// <param name="IsLowerCase">A name of the type or of one around it has lower-case letters alone, of which C# warns on every part.</param>
/// <param name="RuntimeAlias">The extern alias by which alone the runtime can be reached; null for the usual case.</param>
internal sealed record TypeShell(
    string Namespace,
    EquatableArray<string> Containers,
    string Head,
    string Name,
    string Reference,
    string HintName,
    EquatableArray<string> Shadowed,
    bool IsLowerCase,
    string? RuntimeAlias);
