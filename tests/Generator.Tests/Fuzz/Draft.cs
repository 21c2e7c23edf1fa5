using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>A random project that is being built: a class with <c>[Mlp]</c> and the code around it. Ingredients add to it.</summary>
internal sealed class Draft(Random random, Topology topology)
{
    private readonly HashSet<string> _taken = ["class/Net", "global/Net"];

    public Random Random => random;

    public Topology Topology { get; set; } = topology;

    public BuildSettings Build { get; set; } = new();

    public LanguageVersion Needs { get; set; } = LanguageVersion.CSharp9;

    /// <summary>The name of the class as C# understands it, and as the source writes it.</summary>
    public (string Meant, string Written) Name { get; set; } = ("Net", "Net");

    public string Keyword { get; set; } = "class";

    public bool IsPartial { get; set; } = true;

    public bool IsFileLocal { get; set; }

    /// <summary>The modifiers of the class: accessibility, sealed, abstract, static, unsafe.</summary>
    public List<string> Modifiers { get; } = [];

    public string TypeParameters { get; set; } = "";

    /// <summary>The parameters of the primary constructor, with parentheses.</summary>
    public string PrimaryParameters { get; set; } = "";

    /// <summary>The parameter lists of the constructors.</summary>
    public List<string> Constructors { get; } = [];

    /// <summary>The base types. The base class, if any, comes first.</summary>
    public List<string> Bases { get; } = [];

    /// <summary>The arguments that a constructor passes to the base class. Null if it need not pass any.</summary>
    public string? BaseArguments { get; set; }

    public List<DraftMember> Members { get; } = [];

    /// <summary>Members that another generator adds to the class, which MlpGen cannot see.</summary>
    public List<string> AddedMembers { get; } = [];

    public bool RequiresMembers { get; set; }

    /// <summary>Other attributes of the class, without brackets.</summary>
    public List<string> Attributes { get; } = [];

    /// <summary>The containing types, from the outside in.</summary>
    public List<DraftContainer> Containers { get; } = [];

    public string Namespace { get; set; } = "";

    public bool IsFileScoped { get; set; }

    /// <summary>Types and namespaces next to the class.</summary>
    public List<string> Neighbours { get; } = [];

    /// <summary>Types in the global namespace, in a separate file.</summary>
    public List<string> GlobalTypes { get; } = [];

    public List<string> Usings { get; } = [];

    public List<string> GlobalUsings { get; } = [];

    /// <summary>The statements of a program.</summary>
    public List<string> Statements { get; } = [];

    public List<(string Path, string Text)> OtherFiles { get; } = [];

    /// <summary>The number of files that the class is split over.</summary>
    public int Parts { get; set; } = 1;

    /// <summary>True if the layer attributes are on the last part instead of the first.</summary>
    public bool LayersOnLastPart { get; set; }

    /// <summary>The names in <c>[MlpInputs]</c>. Null if it is absent.</summary>
    public DrawnNames? InputNames { get; set; }

    /// <summary>The names in <c>[MlpOutputs]</c>. Null if it is absent.</summary>
    public DrawnNames? OutputNames { get; set; }

    /// <summary>The type in <c>[MlpClasses]</c>. Null if it is absent.</summary>
    public DrawnClasses? Classes { get; set; }

    /// <summary>The stack limit. Null if it is not written.</summary>
    public int? MaxStackBytes { get; set; }

    /// <summary>Changes to the text of each file, in order.</summary>
    public List<Func<string, string>> Styles { get; } = [];

    /// <summary>Text losses, duplications and cuts in the main file, applied before its style.</summary>
    public List<Func<string, string>> Spoils { get; } = [];

    public bool IsHalfTyped => Spoils.Count > 0;

    /// <summary>True if the class calls its generated members.</summary>
    public bool UsesContract { get; set; } = true;

    /// <summary>True if nothing is reported, because the user suppressed it.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Broken rules that only the ingredients know. The others follow from the properties above.</summary>
    public List<string> Rules { get; } = [];

    /// <summary>Rules that other classes in the project break.</summary>
    public List<string> RulesOfOthers { get; } = [];

    public HashSet<string> CSharpErrors { get; } = [];

    /// <summary>The attribute's name in the source, before its arguments. Null to choose one at random.</summary>
    public string? MlpName { get; set; }

    public string Runtime => Build.RuntimeAlias is { } alias ? $"{alias}::MlpGen" : "global::MlpGen";

    public bool IsClass => Keyword is "class" or "record";

    /// <summary>True if the class is visible outside the assembly.</summary>
    public bool IsPublic => Modifiers.Contains("public") && Containers.Count == 0;

    public bool IsStatic => Modifiers.Contains("static");

    public bool DeclaresConstructor => Constructors.Count > 0 || PrimaryParameters.Length > 0;

    public bool HasLoad => !DeclaresConstructor && !RequiresMembers;

    /// <summary>True if members can be added, as in an ordinary class.</summary>
    public bool TakesMembers => Keyword == "class" && !IsStatic;

    /// <summary>True if a generator can add another part.</summary>
    public bool IsExtensible => TakesMembers && IsPartial && !IsFileLocal && !Containers.Exists(container => !container.IsPartial || container.IsFileLocal);

    /// <summary>Claims a name in a scope. Returns false if it is already taken.</summary>
    public bool Claim(string scope, string name) => _taken.Add($"{scope}/{name}");

    /// <summary>Allows unsafe code. Always returns true, so that the call can be part of a chain.</summary>
    public bool AllowUnsafe()
    {
        Build = Build with { Unsafe = true };
        return true;
    }

    /// <summary>Raises the language version that the source needs.</summary>
    public void Require(LanguageVersion version) => Needs = version > Needs ? version : Needs;

    /// <summary>The name as reflection writes it.</summary>
    public string FullName =>
        (Namespace.Length > 0 ? Namespace.Replace("@", "", StringComparison.Ordinal) + "." : "")
        + string.Concat(Containers.Select(container => container.Name + "+"))
        + Name.Meant;
}

/// <summary>A user-defined member.</summary>
/// <param name="Name">The name by which it may clash.</param>
/// <param name="Clash">The generated members with that name that it clashes with.</param>
/// <param name="Text">The declaration.</param>
internal sealed record DraftMember(string Name, ClashKind Clash, string Text);

/// <summary>The generated members with the same name that a user-defined member clashes with.</summary>
internal enum ClashKind
{
    /// <summary>All members. The user-defined member is not a method, or it is a method with the parameters of the generated one.</summary>
    All,

    /// <summary>Members that are not methods.</summary>
    NonMethods,
}

/// <summary>A type that contains the class.</summary>
internal sealed record DraftContainer(string Name, string Modifiers, string Keyword, string TypeParameters, bool IsPartial, bool IsFileLocal, string Bases, string Members);
