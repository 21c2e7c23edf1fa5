using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Shapes;

/// <summary>A method that takes spans or arrays of rows, and what each of them has to hold.</summary>
/// <param name="Name">The method.</param>
/// <param name="NeedsRow">It throws where there is no row.</param>
/// <param name="Parameters">In their order; <c>Guard</c> checks them in the same.</param>
/// <param name="TakesLoss">It is generic, and a loss of the user's comes after them.</param>
/// <param name="TakesOptions">Options come after them.</param>
/// <param name="IsExtension">The network or trainer itself comes before them.</param>
internal sealed record SpanMethod(
    string Name,
    bool NeedsRow,
    IReadOnlyList<SpanParameter> Parameters,
    bool TakesLoss = false,
    bool TakesOptions = false,
    bool IsExtension = false)
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
            [
                Inputs,
                OutputGradients,
                Gradient with { MayBeEmpty = true },
                new("inputGradients", SpanSize.Inputs, IsWritten: true, MayBeEmpty: true),
            ]),
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

    private static readonly SpanMethod[] NetworkExtensions =
    [
        new("Forward", NeedsRow: false, [AsArray(Inputs)], IsExtension: true),
    ];

    private static readonly SpanMethod[] TrainerExtensions =
    [
        new("Fit", NeedsRow: true, [AsArray(Inputs), AsArray(Targets)], TakesOptions: true, IsExtension: true),
        new("Fit", NeedsRow: true, [AsArray(Inputs), AsArray(Labels)], TakesOptions: true, IsExtension: true),
    ];

    private static readonly HashSet<string> Names =
        [.. OfNetworks.Concat(OfTrainers).Concat(NetworkExtensions).Concat(TrainerExtensions).Select(method => method.Name)];

    /// <summary>The first and cheapest question about a call.</summary>
    public static bool HasName(string name) => Names.Contains(name);

    /// <summary>The method of a network that a call names; null for an overload of the user's.</summary>
    public static SpanMethod? OfNetwork(IMethodSymbol method) => OfNetworks.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>The method of a trainer that a call names.</summary>
    public static SpanMethod? OfTrainer(IMethodSymbol method) => OfTrainers.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>The extension of networks that a call names.</summary>
    public static SpanMethod? OfNetworkExtension(IMethodSymbol method) =>
        NetworkExtensions.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>The extension of trainers that a call names.</summary>
    public static SpanMethod? OfTrainerExtension(IMethodSymbol method) =>
        TrainerExtensions.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>True if class indices are passed; only networks with <see cref="Loss.CrossEntropy"/> take them.</summary>
    public bool TakesLabels => Parameters.Any(parameter => parameter.Name == Labels.Name);

    /// <summary>How many parameters come before <see cref="Parameters"/>.</summary>
    public int First => IsExtension ? 1 : 0;

    private bool Matches(IMethodSymbol method) =>
        method.Name == Name
        && method.Parameters.Length == First + Parameters.Count + (TakesLoss || TakesOptions ? 1 : 0)
        && method.IsGenericMethod == TakesLoss
        && method.IsStatic == IsExtension
        && Parameters.Zip(method.Parameters.Skip(First), (expected, found) => expected.Matches(found)).All(matches => matches);

    private static SpanParameter AsArray(SpanParameter parameter) => parameter with { IsArray = true };
}
