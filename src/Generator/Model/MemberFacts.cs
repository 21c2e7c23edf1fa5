using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>What the user's own members and base classes mean for the generated ones.</summary>
/// <param name="DeclaresConstructor">The user declares an instance constructor, so none is generated, and no static Load.</param>
/// <param name="RequiresMembers">The class or a base has <c>required</c> members, which a static Load could not set.</param>
/// <param name="HasText">The class or a base has a <c>ToString</c> of its own, so none is generated.</param>
/// <param name="Clashing">Keys of contract members that the user declared too; only a broken network has any.</param>
/// <param name="Hiding">Keys of contract members that hide an inherited member and must say <c>new</c>.</param>
/// <param name="Taken">
/// Names that begin as a helper's name does (<see cref="GeneratedNames"/>) and that stand in the user's class, declared there or used, or
/// belong to inherited members.
/// </param>
internal sealed record MemberFacts(
    bool DeclaresConstructor,
    bool RequiresMembers,
    bool HasText,
    EquatableArray<string> Clashing,
    EquatableArray<string> Hiding,
    EquatableArray<string> Taken)
{
    /// <summary>There is a static Load.</summary>
    public bool HasLoad => !DeclaresConstructor && !RequiresMembers;
}
