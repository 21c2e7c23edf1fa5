using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Shapes;

/// <summary>A generated method that takes spans, and what each of them has to hold.</summary>
/// <param name="Name">The method.</param>
/// <param name="NeedsRow">It throws where there is no row.</param>
/// <param name="Parameters">In their order; <c>Guard</c> checks them in the same.</param>
/// <param name="TakesLoss">It is generic, and a loss of the user's comes after them.</param>
internal sealed record SpanMethod(string Name, bool NeedsRow, IReadOnlyList<SpanParameter> Parameters, bool TakesLoss = false)
{
    private static readonly SpanParameter Inputs = new("inputs", SpanSize.Inputs);
    private static readonly SpanParameter Outputs = new("outputs", SpanSize.Outputs, IsWritten: true);
    private static readonly SpanParameter Targets = new("targets", SpanSize.Outputs);
    private static readonly SpanParameter GivenTargets = new("targets", SpanSize.AnyPerRow);
    private static readonly SpanParameter OutputGradients = new("outputGradients", SpanSize.Outputs);
    private static readonly SpanParameter Labels = new("labels", SpanSize.OnePerRow, SpanElement.Class);
    private static readonly SpanParameter Weights = new("weights", SpanSize.OnePerRow);
    private static readonly SpanParameter Classes = new("classes", SpanSize.OnePerRow, SpanElement.Class, IsWritten: true);
    private static readonly SpanParameter Gradient = new("gradient", SpanSize.Parameters, IsWritten: true);
    private static readonly SpanParameter NamedInputs = new("inputs", SpanSize.OnePerRow, SpanElement.Input);
    private static readonly SpanParameter NamedOutputs = new("outputs", SpanSize.OnePerRow, SpanElement.Output, IsWritten: true);

    private static readonly SpanMethod[] OfNetworks =
    [
        new("Forward", NeedsRow: false, [Inputs, Outputs]),
        new("Forward", NeedsRow: false, [Inputs, NamedOutputs]),
        new("Forward", NeedsRow: false, [NamedInputs, Outputs]),
        new("Forward", NeedsRow: false, [NamedInputs, NamedOutputs]),
        new("Classify", NeedsRow: false, [new("input", SpanSize.OneInput)]),
        new("Classify", NeedsRow: false, [Inputs, Classes]),
        new("Classify", NeedsRow: false, [NamedInputs, Classes]),
        new("ComputeLoss", NeedsRow: true, [Inputs, Targets]),
        new("ComputeLoss", NeedsRow: true, [Inputs, Labels]),
        new("ComputeGradient", NeedsRow: true, [Inputs, Targets, Gradient]),
        new("ComputeGradient", NeedsRow: true, [Inputs, Labels, Gradient]),
        new("Backward", NeedsRow: false,
            [Inputs, OutputGradients, Gradient with { MayBeEmpty = true }, new("inputGradients", SpanSize.Inputs, IsWritten: true, MayBeEmpty: true)]),
        new("GetParameters", NeedsRow: false, [new("destination", SpanSize.Parameters, IsWritten: true)]),
        new("SetParameters", NeedsRow: false, [new("source", SpanSize.Parameters)]),
    ];

    private static readonly SpanMethod[] OfTrainers =
    [
        new("Step", NeedsRow: true, [Inputs, Targets]),
        new("Step", NeedsRow: true, [Inputs, Labels]),
        new("Step", NeedsRow: true, [Inputs, Targets, Weights]),
        new("Step", NeedsRow: true, [Inputs, Labels, Weights]),
        new("Step", NeedsRow: true, [Inputs, GivenTargets], TakesLoss: true),
        new("Step", NeedsRow: true, [Inputs, GivenTargets, Weights], TakesLoss: true),
        new("StepByGradients", NeedsRow: true, [Inputs, OutputGradients]),
    ];

    private static readonly HashSet<string> Names = [.. OfNetworks.Concat(OfTrainers).Select(method => method.Name)];

    /// <summary>The first and cheapest question about a call.</summary>
    public static bool HasName(string name) => Names.Contains(name);

    /// <summary>The method of a network that a call names; null for an overload of the user's.</summary>
    public static SpanMethod? OfNetwork(IMethodSymbol method) => OfNetworks.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>The method of a trainer that a call names.</summary>
    public static SpanMethod? OfTrainer(IMethodSymbol method) => OfTrainers.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>Whether class indices are passed; only networks with <see cref="Loss.CrossEntropy"/> take them.</summary>
    public bool TakesLabels => Parameters.Contains(Labels);

    private bool Matches(IMethodSymbol method) =>
        method.Name == Name
        && method.Parameters.Length == (TakesLoss ? Parameters.Count + 1 : Parameters.Count)
        && method.IsGenericMethod == TakesLoss
        && !method.IsStatic
        && Parameters.Zip(method.Parameters, (expected, found) => expected.Matches(found)).All(matches => matches);
}
