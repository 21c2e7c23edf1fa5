using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>The public members that a network gets, as the documents name them.</summary>
internal static class Contract
{
    private static readonly string[] _facts = ["InputSize", "OutputSize", "ParameterCount", "LayerSizes", "Costs"];

    private static readonly string[] _methods =
    [
        "Initialize", "Forward", "Classify", "ComputeLoss", "ComputeGradient", "Backward", "GetParameters", "SetParameters", "Save", "LoadFrom", "CreateTrainer", "VerifyGradients", "VerifyKernels",
    ];

    /// <summary>Every name that a network may get.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _facts, .. _methods, "Load", "Input", "Output"];

    /// <summary>True if a network gets a member with this name.</summary>
    public static bool Has(string name, Draft draft) => IsFact(name, draft) || _methods.Contains(name) || (name == "Load" && draft.HasLoad);

    /// <summary>True if a user-defined member clashes with a member that the network gets.</summary>
    public static bool Clashes(DraftMember member, Draft draft) =>
        Has(member.Name, draft) && (member.Clash == ClashKind.All || IsFact(member.Name, draft) || member.Text.Contains("@VerifyKernels()", StringComparison.Ordinal));

    private static bool IsFact(string name, Draft draft) =>
        _facts.Contains(name) || (name == "Input" && draft.InputNames is not null) || (name == "Output" && draft.OutputNames is not null);
}
