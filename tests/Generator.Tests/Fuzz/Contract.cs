using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>The public members that a network gets, as the documents name them.</summary>
internal static class Contract
{
    private static readonly string[] _facts = ["InputSize", "OutputSize", "ParameterCount", "LayerSizes"];

    private static readonly string[] _methods =
    [
        "Initialize", "Forward", "Classify", "ComputeLoss", "ComputeGradient", "Backward", "GetParameters", "SetParameters", "Save", "LoadFrom", "CreateTrainer",
    ];

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _facts, .. _methods, "Load"];

    /// <summary>Whether a network gets a member of a name.</summary>
    public static bool Has(string name, bool hasLoad) => Names.Contains(name) && (name != "Load" || hasLoad);

    /// <summary>Whether a member of the user's clashes with what the network gets.</summary>
    public static bool Clashes(DraftMember member, bool hasLoad) =>
        Has(member.Name, hasLoad) && (member.Clash == ClashKind.All || _facts.Contains(member.Name));
}
