using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>The class itself: its name, kind, modifiers and containers.</summary>
internal static class TypeIngredients
{
    private static readonly (string Meant, string Written)[] _names =
    [
        ("class", "@class"), ("event", "@event"), ("record", "@record"), ("partial", "@partial"), ("var", "@var"), ("dynamic", "@dynamic"), ("await", "@await"),
        ("file", "@file"), ("required", "@required"), ("scoped", "@scoped"), ("field", "@field"), ("extension", "@extension"), ("global", "@global"),
        ("unmanaged", "@unmanaged"), ("nameof", "@nameof"), ("nint", "@nint"), ("nuint", "nuint"), ("value", "value"), ("_", "@_"), ("__", "__"), ("net", "net"), ("when", "@when"),
        ("Näher", "Näher"), ("Größe", "Größe"), ("Ωμέγα", "Ωμέγα"), ("数字", "数字"), ("शिक्षा", "शिक्षा"), ("e\u0301tat", "e\u0301tat"), ("Ab", "A\u200Db"), ("Abc", "\\u0041bc"), ("ªº", "ªº"),
        ("Kernels", "Kernels"), ("Layout", "Layout"), ("_parameters", "_parameters"), ("Kernels256", "Kernels256"), ("IO", "IO"), ("MlpGenerated", "MlpGenerated"), ("sys", "@sys"), ("own", "own"),
    ];

    public static IReadOnlyList<Ingredient> All { get; } =
    [
        new("special name", draft => Named(draft, draft.Random.Pick(_names))),
        new("name of generated code", draft => draft.Random.Pick(GeneratedNames.All) is var name && Named(draft, (name, "@" + name))),
        new("name of a generated member", draft => draft.Random.Pick(Contract.Names) is var name && Named(draft, (name, name))),
        new("sealed", draft => Modified(draft, "sealed", "abstract", "static")),
        new("unsafe", draft => Modified(draft, "unsafe") && draft.AllowUnsafe()),
        new("public", draft => Modified(draft, "public", "internal")),
        new("internal", draft => Modified(draft, "internal", "public")),
        new("abstract", draft => Rarely(draft) && Modified(draft, "abstract", "sealed", "static")),
        new("static", draft => Rarely(draft) && draft is { Members.Count: 0, Constructors.Count: 0, Bases.Count: 0, RequiresMembers: false, PrimaryParameters: "", Keyword: "class" } && Modified(draft, "static", "sealed", "abstract")),
        new("not partial", draft => Rarely(draft) && draft.Parts == 1 && !(draft.IsPartial = false)),
        new("record", draft => Rarely(draft) && Become(draft, "record")),
        new("struct", draft => Rarely(draft) && Become(draft, "struct")),
        new("record struct", LanguageVersion.CSharp10, draft => Rarely(draft) && Become(draft, "record struct")),
        new("interface", draft => Rarely(draft) && Become(draft, "interface")),
        new("generic", draft => Rarely(draft) && draft.Classes is not { IsNested: true } && draft.Claim("class", "heir") && (draft.TypeParameters = $"<{draft.Random.Pick((string[])["T", "Span", "TSink"])}, U>").Length > 0),
        new("file-local", LanguageVersion.CSharp11, draft => Rarely(draft) && draft.Containers.Count == 0 && draft.Claim("access", "file") && (draft.IsFileLocal = true)),
        new("container", draft => Contain(draft, draft.Random.Pick((string[])["class", "struct", "record", "interface"]))),
        new("container of a kind", draft => Contain(draft, draft.Random.Pick((string[])["static class", "ref struct", "readonly struct", "abstract class", "sealed class"]))),
        new("record struct as container", LanguageVersion.CSharp10, draft => Contain(draft, "record struct")),
        new("generic container", draft => Rarely(draft) && draft.Random.Pick(GeneratedNames.All) is var name && draft.Claim("class", name) && Contain(draft, "class", $"<@{name}>")),
        new("container that is not partial", draft => Rarely(draft) && Contain(draft, draft.Random.Pick((string[])["class", "struct"]), isPartial: false)),
        new("file-local container", LanguageVersion.CSharp11, draft => Rarely(draft) && !draft.IsFileLocal && draft.Containers.Count == 0 && draft.Claim("access", "file") && Contain(draft, "class", isFileLocal: true)),
        new("attribute of the framework", draft => Attributed(draft, draft.Random.Pick((string[])["System.Serializable", "System.Obsolete", "System.Obsolete(\"gone\")", "System.Obsolete(\"gone\", true)", "System.CLSCompliant(true)", "System.CLSCompliant(false)", "System.Diagnostics.DebuggerStepThrough", "System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage"]))),
        new("experimental", LanguageVersion.CSharp12, draft => Attributed(draft, "System.Diagnostics.CodeAnalysis.Experimental(\"X1\")")),
    ];

    // A mistake that rules out a network is rare, because it leaves less to check.
    private static bool Rarely(Draft draft) => draft.Random.Chance(0.15);

    private static bool Named(Draft draft, (string Meant, string Written) name)
    {
        if (IsRoot(name.Meant) || !draft.Claim("type", "name") || !draft.Claim("class", name.Meant) || !draft.Claim("global", name.Meant))
            return false;
        draft.Name = name;
        return true;
    }

    // A type that hides a root namespace makes everything in it unreachable.
    private static bool IsRoot(string name) => name is "MlpGen" or "System";

    private static bool Modified(Draft draft, string modifier, params string[] without)
    {
        if (draft.Keyword != "class" && modifier is "abstract" or "static" or "sealed")
            return false;
        if (draft.Modifiers.Contains(modifier) || Array.Exists(without, draft.Modifiers.Contains) || (draft.IsFileLocal && modifier is "public" or "internal"))
            return false;
        if (modifier is "public" or "internal" && !draft.Claim("access", "file"))
            return false;
        if (modifier == "sealed" && !draft.Claim("class", "heir"))
            return false;
        draft.Modifiers.Add(modifier);
        return true;
    }

    private static bool Become(Draft draft, string keyword)
    {
        if (draft is not { Keyword: "class", Members.Count: 0, Constructors.Count: 0, Bases.Count: 0, PrimaryParameters: "", Modifiers.Count: 0 })
            return false;
        draft.Keyword = keyword;
        return true;
    }

    private static bool Contain(Draft draft, string kind, string typeParameters = "", bool isPartial = true, bool isFileLocal = false)
    {
        string name = draft.Random.Chance(0.3) ? draft.Random.Pick(GeneratedNames.All) : $"Outer{draft.Containers.Count}";
        if ((!isPartial && draft.Parts > 1) || draft.Containers.Count >= 3 || IsRoot(name) || draft.IsFileLocal || name == draft.Name.Meant || !draft.Claim("class", name) || !draft.Claim("global", name))
            return false;
        (string modifiers, string keyword) = kind.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 && !kind.StartsWith("record", StringComparison.Ordinal)
            ? (kind[..space] + " ", kind[(space + 1)..])
            : ("", kind);
        string taken = draft.Random.Pick(GeneratedNames.All);
        string members = "";
        string bases = "";
        if (draft.Random.Chance(0.5) && taken != name && draft.Claim($"container {draft.Containers.Count}", taken) && draft.Name.Meant != taken)
            members = Declarations.StaticMember(draft.Random, taken);
        string inherited = draft.Random.Pick(GeneratedNames.All);
        if (draft.Random.Chance(0.3) && keyword is "interface" or "class" && modifiers != "static " && inherited != name)
        {
            string ancestor = $"Ancestor{draft.Containers.Count}";
            draft.GlobalTypes.Add($"public {keyword} {ancestor} {{ public class @{inherited} {{ }} }}");
            bases = $" : global::{ancestor}";
        }

        draft.Containers.Insert(0, new DraftContainer(name, modifiers, keyword, typeParameters, isPartial, isFileLocal, bases, members));
        return true;
    }

    private static bool Attributed(Draft draft, string attribute)
    {
        if (!draft.Claim("attribute", attribute.Split('(')[0]) || (attribute != "System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage" && !draft.IsClass))
            return false;
        draft.Attributes.Add($"global::{attribute}");
        return true;
    }
}
