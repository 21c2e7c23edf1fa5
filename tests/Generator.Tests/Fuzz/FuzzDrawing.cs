using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Creates a random case from a seed and computes its expected results.</summary>
internal static class FuzzDrawing
{
    private static readonly string[] _preventing = ["MLP001", "MLP002", "MLP003", "MLP006", "MLP008"];

    public static FuzzCase Draw(int seed)
    {
        Random random = new(seed);
        bool wrong = random.Chance(0.15);
        Draft draft = new(random, wrong ? TopologyDraw.Wrong(random) : TopologyDraw.Right(random));

        // The scalar kernels of small networks compile in a fraction of the time. The others occur often enough.
        draft.Build = draft.Build with
        {
            OnNet8 = random.Chance(0.4),
            Optimization = random.Chance(0.5) ? OptimizationLevel.Release : OptimizationLevel.Debug,
            Kernel = random.Chance(0.96) ? "Scalar" : "",
        };
        List<string> added = [];
        for (int wanted = random.Next(9), tries = 0; added.Count < wanted && tries < 40; tries++)
        {
            Ingredient ingredient = random.Pick(Ingredient.All);
            if (ingredient.AddTo(draft))
                added.Add(ingredient.Name);
        }

        IReadOnlyList<string> rules = [.. Rules(draft).Order(StringComparer.Ordinal)];
        if (rules.Count == 0 && draft.Classes is not { IsUnknown: true })
            rules = [.. draft.Topology.Suggestions()];
        string[] reported = [.. rules.Concat(draft.RulesOfOthers).Order(StringComparer.Ordinal)];
        bool isExtended = !rules.Any(_preventing.Contains);
        bool hasContract = isExtended && !draft.IsHalfTyped && !rules.Contains("MLP022") && draft.IsClass;
        if (!draft.DeclaresConstructor && draft.BaseArguments is not null)
            draft.CSharpErrors.UnionWith(["CS7036", "CS1729", "CS0122"]);
        if (draft.Members.Exists(member => member.Name == "Heir") && !isExtended)
            draft.CSharpErrors.Add("CS1729");
        if (draft.Bases.Contains("RUNTIME.INetwork") && !hasContract)
            draft.CSharpErrors.UnionWith(["CS0535", "CS0736", "CS0737", "CS0738"]);
        bool isRunnable = hasContract && rules.All(rule => rule is "MLP023" or "MLP025") && draft is { DeclaresConstructor: false, RequiresMembers: false, TypeParameters: "" }
            && draft is { CSharpErrors.Count: 0, Classes: not { IsUnknown: true }, Build.Kind: not OutputKind.NetModule };
        return new FuzzCase(
            seed,
            added,
            [.. DraftPrinter.Print(draft, hasContract && draft.UsesContract)],
            draft is { IsExtensible: true, AddedMembers.Count: > 0, IsHalfTyped: false } ? DraftPrinter.Added(draft) : "",
            draft.Build,
            draft.Needs,
            draft.IsHalfTyped,
            draft.IsSilent ? [] : reported,
            draft.CSharpErrors,
            isRunnable ? new RunnableNetwork(draft.FullName, draft.Topology, draft.Build.HasSelfChecks) : null);
    }

    private static IEnumerable<string> Rules(Draft draft) =>
        [.. draft.Rules, .. draft.Topology.Rules(), .. TypeRules(draft), .. draft.Containers.SelectMany(ContainerRules), .. NameRules(draft), .. InnerRules(draft), .. MemberRules(draft)];

    private static IEnumerable<string> TypeRules(Draft draft)
    {
        if (!draft.IsPartial)
            yield return "MLP001";
        if (!draft.IsClass)
            yield return "MLP002";
        if (draft.IsStatic)
            yield return "MLP003";
        if (draft.Modifiers.Contains("abstract"))
            yield return "MLP004";
        if (draft.Keyword == "record")
            yield return "MLP005";
        if (draft.IsFileLocal)
            yield return "MLP006";
        if (draft.TypeParameters.Length > 0)
            yield return "MLP007";
    }

    private static IEnumerable<string> ContainerRules(DraftContainer container)
    {
        if (!container.IsPartial)
            yield return "MLP008";
        if (container.IsFileLocal)
            yield return "MLP006";
        if (container.TypeParameters.Length > 0)
            yield return "MLP007";
    }

    private static IEnumerable<string> NameRules(Draft draft)
    {
        (int? inputs, int? outputs) = draft.Topology is { LayerCount: > 0, Sizes: { } sizes } ? (Known(sizes[0]), Known(sizes[^1])) : (null, null);
        foreach (string rule in (draft.InputNames?.Rules(inputs) ?? []).Concat(draft.OutputNames?.Rules(outputs) ?? []))
            yield return rule;
        if (draft.Classes?.IsWrong(outputs, draft.IsPublic) == true)
            yield return "MLP029";
        if (draft.MaxStackBytes is { } limit && draft.Topology.StackBytes > limit)
            yield return "MLP030";
    }

    private static int? Known(int size) => size > 0 ? size : null;

    // A network inside the class breaks the rules of containers through the class and every type around it.
    private static IEnumerable<string> InnerRules(Draft draft) => draft.Members
        .Where(member => member.Text.StartsWith("[RUNTIME.Mlp(", StringComparison.Ordinal))
        .SelectMany(_ => draft.Containers.Append(new DraftContainer("", "", "", draft.TypeParameters, draft.IsPartial, draft.IsFileLocal, "", "")).SelectMany(ContainerRules));

    private static IEnumerable<string> MemberRules(Draft draft)
    {
        if (!draft.IsClass)
            yield break;
        if (!draft.DeclaresConstructor && draft.BaseArguments is not null)
            yield return "MLP021";
        if (Contract.Has(draft.Name.Meant, draft))
            yield return "MLP022";
        foreach (DraftMember _ in draft.Members.Where(member => Contract.Clashes(member, draft)))
            yield return "MLP022";
    }
}
