using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>A project while it is drawn: a class with <c>[Mlp]</c> and what stands around it. Ingredients add to it.</summary>
internal sealed class Draft(Random random, Topology topology)
{
    private readonly HashSet<string> _taken = ["class/Net", "global/Net"];

    public Random Random => random;

    public Topology Topology { get; set; } = topology;

    public BuildSettings Build { get; set; } = new();

    public LanguageVersion Needs { get; set; } = LanguageVersion.CSharp9;

    /// <summary>The class as C# understands its name, and as the source writes it.</summary>
    public (string Meant, string Written) Name { get; set; } = ("Net", "Net");

    public string Keyword { get; set; } = "class";

    public bool IsPartial { get; set; } = true;

    public bool IsFileLocal { get; set; }

    /// <summary>Accessibility, sealed, abstract, static, unsafe.</summary>
    public List<string> Modifiers { get; } = [];

    public string TypeParameters { get; set; } = "";

    /// <summary>The primary constructor's parameters with their parentheses.</summary>
    public string PrimaryParameters { get; set; } = "";

    /// <summary>Parameter lists of constructors.</summary>
    public List<string> Constructors { get; } = [];

    /// <summary>The base class, if any, comes first.</summary>
    public List<string> Bases { get; } = [];

    /// <summary>What a constructor passes to the base class; null where it need not pass anything.</summary>
    public string? BaseArguments { get; set; }

    public List<DraftMember> Members { get; } = [];

    /// <summary>Members that another generator adds to the class, which ours cannot see.</summary>
    public List<string> AddedMembers { get; } = [];

    public bool RequiresMembers { get; set; }

    /// <summary>Attributes beside ours, without brackets.</summary>
    public List<string> Attributes { get; } = [];

    /// <summary>From the outside in.</summary>
    public List<DraftContainer> Containers { get; } = [];

    public string Namespace { get; set; } = "";

    public bool IsFileScoped { get; set; }

    /// <summary>Types and namespaces beside the class.</summary>
    public List<string> Neighbours { get; } = [];

    /// <summary>Types of the global namespace, in a file of their own.</summary>
    public List<string> GlobalTypes { get; } = [];

    public List<string> Usings { get; } = [];

    public List<string> GlobalUsings { get; } = [];

    /// <summary>A program's statements.</summary>
    public List<string> Statements { get; } = [];

    public List<(string Path, string Text)> OtherFiles { get; } = [];

    /// <summary>The files that the class is spread over.</summary>
    public int Parts { get; set; } = 1;

    /// <summary>Layer attributes stand on the last part instead of the first.</summary>
    public bool LayersOnLastPart { get; set; }

    /// <summary>The names of <c>[MlpInputs]</c>; null without it.</summary>
    public DrawnNames? InputNames { get; set; }

    /// <summary>The names of <c>[MlpOutputs]</c>; null without it.</summary>
    public DrawnNames? OutputNames { get; set; }

    /// <summary>What <c>[MlpClasses]</c> says; null without it.</summary>
    public DrawnClasses? Classes { get; set; }

    /// <summary>Null where it is not written.</summary>
    public int? MaxStackBytes { get; set; }

    /// <summary>What is done to the text of each file, in order.</summary>
    public List<Func<string, string>> Styles { get; } = [];

    /// <summary>What is lost, doubled or torn in the main file, before its style.</summary>
    public List<Func<string, string>> Spoils { get; } = [];

    public bool IsHalfTyped => Spoils.Count > 0;

    /// <summary>The class calls its generated members.</summary>
    public bool UsesContract { get; set; } = true;

    /// <summary>Nothing is reported, because the user said so.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Rules that are broken by what the ingredients know alone; the others follow from the properties above.</summary>
    public List<string> Rules { get; } = [];

    /// <summary>Rules that classes beside this one break.</summary>
    public List<string> RulesOfOthers { get; } = [];

    public HashSet<string> CSharpErrors { get; } = [];

    /// <summary>How the source calls the attribute, before its arguments; null to draw one.</summary>
    public string? MlpName { get; set; }

    public string Runtime => Build.RuntimeAlias is { } alias ? $"{alias}::MlpGen" : "global::MlpGen";

    public bool IsClass => Keyword is "class" or "record";

    /// <summary>It can be seen from outside the assembly.</summary>
    public bool IsPublic => Modifiers.Contains("public") && Containers.Count == 0;

    public bool IsStatic => Modifiers.Contains("static");

    public bool DeclaresConstructor => Constructors.Count > 0 || PrimaryParameters.Length > 0;

    public bool HasLoad => !DeclaresConstructor && !RequiresMembers;

    /// <summary>Members can be added: an ordinary class.</summary>
    public bool TakesMembers => Keyword == "class" && !IsStatic;

    /// <summary>A generator can open it again.</summary>
    public bool IsExtensible => TakesMembers && IsPartial && !IsFileLocal && !Containers.Exists(container => !container.IsPartial || container.IsFileLocal);

    /// <summary>Claims a name in a scope; false where it is taken already.</summary>
    public bool Claim(string scope, string name) => _taken.Add($"{scope}/{name}");

    /// <summary>Unsafe code may be written; always true, so that it can stand in a chain.</summary>
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

/// <summary>A member of the user's.</summary>
/// <param name="Name">What it may clash by.</param>
/// <param name="Clash">Whether it clashes with what is generated under that name.</param>
/// <param name="Text">Its declaration.</param>
internal sealed record DraftMember(string Name, ClashKind Clash, string Text);

/// <summary>With what of its name a member clashes.</summary>
internal enum ClashKind
{
    /// <summary>With everything: it is no method, or a method with the parameters of the generated one.</summary>
    All,

    /// <summary>With what is no method.</summary>
    NonMethods,
}

/// <summary>A type around the class.</summary>
internal sealed record DraftContainer(string Name, string Modifiers, string Keyword, string TypeParameters, bool IsPartial, bool IsFileLocal, string Bases, string Members);
