using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Tests;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>A source that breaks a rule, or barely avoids breaking it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Name">The feature that the case covers.</param>
/// <param name="Source">
/// The source, with a mark such as <c>{|MLP001:Net|}</c> for every diagnostic. Without a mark, the rule is silent.
/// </param>
/// <param name="Message">The full message of the first diagnostic with this ID.</param>
/// <param name="CSharpErrors">The IDs of the C# errors that the source has before anything is generated.</param>
public sealed partial record RuleCase(string Id, string Name, string Source, string? Message = null, params string[] CSharpErrors)
{
    public bool Fires => Source.Contains("{|" + Id + ":", System.StringComparison.Ordinal);

    /// <summary>
    /// Compiles a source in the language version that its comment <c>// LangVersion 7.3</c> names. Default: the newest version.
    /// </summary>
    public static CSharpCompilation Compile(string source) =>
        LanguageVersionFacts.TryParse(Version().Match(source).Groups["version"].Value, out LanguageVersion version) && version != LanguageVersion.Default
            ? InVersion(source, version)
            : TestCompilation.Create(source);

    // Before C# 8, a project cannot enable nullable references.
    private static CSharpCompilation InVersion(string source, LanguageVersion version) => TestCompilation.OnNet10
        .WithOptions(TestCompilation.OnNet10.Options.WithNullableContextOptions(version < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable))
        .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), "Source0.cs"));

    /// <summary>
    /// Compiles the input of a rule. Declarations compile as they are. Calls compile with the generated code, because C# does not know the
    /// called members before.
    /// </summary>
    public static Compilation Compile(string id, string source)
    {
        CSharpCompilation compilation = Compile(source);
        return Descriptors.OfCalls.Any(rule => rule.Id == id) ? GeneratorRun.WithScalarKernels(compilation).Output : compilation;
    }

    /// <summary>The build properties that a source's comments such as <c>// MlpGenVectorBits 128</c> name.</summary>
    public static Dictionary<string, string> Properties(string source) =>
        Property().Matches(source).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

    public override string ToString() => $"{Id} {Name}";

    /// <summary>Every case.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
        [.. TypeRuleCases.All, .. SizeRuleCases.All, .. ActivationRuleCases.All, .. SuggestionCases.All, .. LayerRuleCases.All, .. MemberRuleCases.All, .. NameRuleCases.All, .. ClassRuleCases.All, .. CombinedCases.All, .. CallRuleCases.All, .. BuildRuleCases.All, .. WeightsRuleCases.All];

    /// <summary>
    /// The cases for tests that compile a lot. Every case in a deep run, otherwise one case per rule that breaks it and one that barely
    /// does not.
    /// </summary>
    public static IEnumerable<RuleCase> Some => Depth.Choose(All.DistinctBy(rule => (rule.Id, rule.Fires)), All);

    public static RuleCase Find(string name) => All.Single(rule => rule.ToString() == name);

    [GeneratedRegex("// LangVersion (?<version>[0-9.]+)")]
    private static partial Regex Version();

    [GeneratedRegex("// (?<name>MlpGen[A-Za-z]+) (?<value>.*)")]
    private static partial Regex Property();
}
