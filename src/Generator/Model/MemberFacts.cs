using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>The effect of user-defined members and base classes on the generated members.</summary>
/// <param name="DeclaresConstructor">
/// True if the class declares an instance constructor. Then neither a constructor nor a static Load is generated.
/// </param>
/// <param name="RequiresMembers">True if the class or a base class has <c>required</c> members, which a static Load could not set.</param>
/// <param name="HasText">True if the class or a base class overrides <c>ToString</c>. Then none is generated.</param>
/// <param name="Clashing">The keys of contract members that the class also declares. Only a broken network has any.</param>
/// <param name="Hiding">The keys of contract members that hide an inherited member and therefore need <c>new</c>.</param>
/// <param name="Taken">
/// The names that begin like a generated field (<see cref="GeneratedNames"/>) and that the class declares, uses or inherits.
/// </param>
internal sealed record MemberFacts(
    bool DeclaresConstructor,
    bool RequiresMembers,
    bool HasText,
    EquatableArray<string> Clashing,
    EquatableArray<string> Hiding,
    EquatableArray<string> Taken)
{
    /// <summary>True if a static Load is generated.</summary>
    public bool HasLoad => !DeclaresConstructor && !RequiresMembers;
}
