using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Enums that name the classes, types that are not such enums, and the stack limit.</summary>
internal static class ClassIngredients
{
    private static readonly (string Type, int Members)[] _ofFramework =
    [
        ("global::System.DayOfWeek", 7), ("global::System.IO.SeekOrigin", 3), ("global::System.StringComparison", 6), ("global::System.Buffers.OperationStatus", 4),
    ];

    private static readonly string[] _noEnums =
    [
        "null", "typeof(int)", "typeof(string[])", "typeof(void)", "typeof(global::System.Enum)", "typeof(global::System.DayOfWeek?)", "typeof(global::System.DayOfWeek[])",
        "typeof(global::System.Collections.Generic.List<>)", "typeof(global::System.Collections.Generic.Dictionary<,>.Enumerator)", "typeof((int, global::System.DayOfWeek))", "typeof(RUNTIME.INetwork)", "typeof(NAME)",
    ];

    private static readonly int[] _limits = [int.MinValue, -1, 0, 1, 127, 128, 192, 256, 320, 512, 1024, 2047, 2048, 100_000, int.MaxValue];

    public static IReadOnlyList<Ingredient> All { get; } =
    [
        new("classes by an enum", draft => draft.Random.Pick(GeneratedNames.All) is var name && IsFree(draft, name) && Global(draft, "public ", $"@{name}", $"global::@{name}", DrawnEnum.Draw(draft, wrong: false))),
        new("classes by a wrong enum", draft => draft.Random.Chance(0.4) && IsFree(draft, "Wrong") && Global(draft, "public ", "Wrong", "global::Wrong", DrawnEnum.Draw(draft, wrong: true))),
        new("classes by an internal enum", draft => IsFree(draft, "Digit") && Global(draft, "internal ", "Digit", "global::Digit", DrawnEnum.Draw(draft, wrong: false))),
        new("classes by an enum of a namespace", draft => IsFree(draft, "Kinds") && Around(draft, "namespace Kinds.@event { ", "global::Kinds.@event.@default")),
        new("classes by an enum in a class", draft => IsFree(draft, "Holder") && Around(draft, "public static class Holder { ", "global::Holder.@default")),
        new("classes by an enum in a generic class", draft => IsFree(draft, "Box") && Around(draft, "public class Box<T> { ", "global::Box<global::System.Collections.Generic.List<int[]>>.@default")),
        new("classes by an enum of an open class", draft => draft.Random.Chance(0.3) && IsFree(draft, "Box") && Around(draft, "public class Box<T> { ", "global::Box<>.@default", canBeNamed: false)),
        new("classes by an alias", draft => IsFree(draft, "Digit") && Global(draft, "public ", "Digit", "Alias__", DrawnEnum.Draw(draft, wrong: false)) && Using(draft, "using Alias__ = global::Digit;")),
        new("classes by an enum inside", draft => Nested(draft, draft.Random.Pick((string[])["public", "internal"]))),
        new("classes by an enum inside that nobody sees", draft => draft.Random.Chance(0.3) && Nested(draft, draft.Random.Pick((string[])["private", "protected", "private protected"]))),
        new("classes by a file-local enum", LanguageVersion.CSharp11, draft => draft.Random.Chance(0.3) && draft.Parts == 1 && draft.Classes is null && draft.Claim("access", "file") && draft.Claim("namespace", "Own__") && FileLocal(draft)),
        new("classes by an enum of a library", draft => draft.Random.Pick(_ofFramework) is var (type, members)
            && Set(draft, new DrawnClasses($"typeof({type})", type, [.. Enumerable.Range(0, members).Select(value => (decimal)value)]))),
        new("classes by a type that is not an enum", draft => draft.Random.Chance(0.4) && draft.TypeParameters == "" && draft.Random.Pick(_noEnums) is var argument && Set(draft, new DrawnClasses(argument, "int", null) { IsNested = argument.Contains("NAME", StringComparison.Ordinal) })),
        new("classes by a missing type", draft => draft.Random.Chance(0.3) && Set(draft, new DrawnClasses("typeof(global::Missing__)", "int", null) { IsUnknown = true })),
        new("stack limit", draft => draft.MaxStackBytes is null && (draft.MaxStackBytes = draft.Random.Chance(0.6) ? draft.Random.Next(2048, int.MaxValue) : draft.Random.Pick(_limits)) is not null),
    ];

    private static bool IsFree(Draft draft, string name) =>
        draft.Classes is null && name is not ("MlpGen" or "System") && draft.Claim("global", name);

    private static bool Global(Draft draft, string access, string name, string written, DrawnEnum drawn)
    {
        draft.GlobalTypes.Add(access + drawn.Declare(name));
        return Set(draft, new DrawnClasses($"typeof({written})", written, drawn.Values) { IsInternal = access == "internal " });
    }

    private static bool Around(Draft draft, string before, string written, bool canBeNamed = true)
    {
        DrawnEnum drawn = DrawnEnum.Draw(draft, wrong: draft.Random.Chance(0.1));
        draft.GlobalTypes.Add($"{before}public {drawn.Declare("@default")} }}");
        return Set(draft, new DrawnClasses($"typeof({written})", canBeNamed ? written : "int", canBeNamed ? drawn.Values : null));
    }

    private static bool Nested(Draft draft, string access)
    {
        if (draft.Classes is not null || !draft.TakesMembers || draft.TypeParameters != "" || !draft.Claim("class", "heir") || !draft.Claim("class", "Kind__"))
            return false;
        DrawnEnum drawn = DrawnEnum.Draw(draft, wrong: false);
        draft.Members.Add(new DraftMember("Kind__", ClashKind.All, $"{access} {drawn.Declare("Kind__")}"));
        bool isSeen = access is "public" or "internal";
        return Set(draft, new DrawnClasses("typeof(NAME.Kind__)", isSeen ? "Kind__" : "int", isSeen ? drawn.Values : null) { IsInternal = access == "internal", IsNested = true });
    }

    private static bool FileLocal(Draft draft)
    {
        draft.Neighbours.Add("file enum Own__ { A, B }");
        return Set(draft, new DrawnClasses("typeof(Own__)", "int", null));
    }

    private static bool Using(Draft draft, string directive)
    {
        draft.Usings.Add(directive);
        return true;
    }

    private static bool Set(Draft draft, DrawnClasses classes)
    {
        if (draft.Classes is not null)
            return false;
        draft.Classes = classes;
        return true;
    }
}
