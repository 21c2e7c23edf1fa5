using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Calls;

/// <summary>A method that takes spans or arrays of rows, and the required lengths of its arguments.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="NeedsRow">True if the method throws for zero rows.</param>
/// <param name="Parameters">The parameters in their order, which is also the order in which <c>Guard</c> checks them.</param>
/// <param name="TakesLoss">True if the method is generic and its last parameter is a user-defined loss.</param>
/// <param name="TakesOptions">True if the last parameter is the options.</param>
/// <param name="IsExtension">True if the first parameter is the network or trainer that is extended.</param>
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

    /// <summary>True if any known method has this name. This is the cheapest check of a call and should come first.</summary>
    public static bool HasName(string name) => Names.Contains(name);

    /// <summary>Returns the network method that a call names. Null for a user-defined overload.</summary>
    public static SpanMethod? OfNetwork(IMethodSymbol method) => OfNetworks.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>Returns the trainer method that a call names, or null.</summary>
    public static SpanMethod? OfTrainer(IMethodSymbol method) => OfTrainers.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>Returns the extension method of networks that a call names, or null.</summary>
    public static SpanMethod? OfNetworkExtension(IMethodSymbol method) =>
        NetworkExtensions.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>Returns the extension method of trainers that a call names, or null.</summary>
    public static SpanMethod? OfTrainerExtension(IMethodSymbol method) =>
        TrainerExtensions.FirstOrDefault(candidate => candidate.Matches(method));

    /// <summary>True if the method takes class indices, which only networks with <see cref="Loss.CrossEntropy"/> accept.</summary>
    public bool TakesLabels => Parameters.Any(parameter => parameter.Name == Labels.Name);

    /// <summary>Gets the number of parameters before <see cref="Parameters"/>.</summary>
    public int First => IsExtension ? 1 : 0;

    private bool Matches(IMethodSymbol method) =>
        method.Name == Name
        && method.Parameters.Length == First + Parameters.Count + (TakesLoss || TakesOptions ? 1 : 0)
        && method.IsGenericMethod == TakesLoss
        && method.IsStatic == IsExtension
        && Parameters.Zip(method.Parameters.Skip(First), (expected, found) => expected.Matches(found)).All(matches => matches);

    private static SpanParameter AsArray(SpanParameter parameter) => parameter with { IsArray = true };
}
