using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>What parsing made of a class with <c>[Mlp]</c>: a network, or one that is wrong but can still be extended.</summary>
internal abstract record ParsedNetwork(TypeShell Type, MemberFacts Members, Naming Naming, Loss Loss)
{
    /// <summary>It gets the overloads with class indices too.</summary>
    public bool IsClassifier => LossFacts.Of(Loss).TakesLabels;
}

/// <summary>A network that can be generated.</summary>
/// <param name="Type">Where its members go.</param>
/// <param name="Members">What the user's members mean for them.</param>
/// <param name="Naming">What the user has named.</param>
/// <param name="Loss">What training makes small.</param>
/// <param name="Layers">First hidden layer to output layer.</param>
/// <param name="Target">What the compilation offers to generated code.</param>
internal sealed record NetworkModel(
    TypeShell Type,
    MemberFacts Members,
    Naming Naming,
    Loss Loss,
    EquatableArray<LayerModel> Layers,
    TargetFacts Target)
    : ParsedNetwork(Type, Members, Naming, Loss);

/// <summary>
/// A class with an error: it gets the contract's members with bodies that throw, so that its uses add no errors of their own.
/// </summary>
/// <param name="Type">Where its members go.</param>
/// <param name="Members">What the user's members mean for them.</param>
/// <param name="Naming">What the user has named.</param>
/// <param name="Loss">As declared, as far as it can be read.</param>
/// <param name="Message">The first error, for the exception.</param>
/// <param name="BaseArguments">
/// What the constructor passes to a base class that has no parameterless one; empty for nothing, null where it could pass nothing that
/// compiles.
/// </param>
internal sealed record BrokenNetwork(TypeShell Type, MemberFacts Members, Naming Naming, Loss Loss, string Message, string? BaseArguments)
    : ParsedNetwork(Type, Members, Naming, Loss);
