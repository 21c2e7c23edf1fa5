using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>The result of parsing a class with <c>[Mlp]</c>: a network, or a class with an error that can still be extended.</summary>
internal abstract record ParsedNetwork(TypeShell Type, MemberFacts Members, Naming Naming, NetworkFeatures Features);

/// <summary>A network that can be generated.</summary>
/// <param name="Type">The type that receives the generated members.</param>
/// <param name="Members">The effect of user-defined members on them.</param>
/// <param name="Naming">The user-defined names.</param>
/// <param name="Features">The parts of the contract that the declaration selects.</param>
/// <param name="Loss">The loss that training minimizes.</param>
/// <param name="Rounding">The rounding of sums of products.</param>
/// <param name="Weights">The weights that are built into the assembly, or null.</param>
/// <param name="Layers">The layers, from the first hidden layer to the output layer.</param>
/// <param name="Target">The features of the compilation that generated code can use.</param>
internal sealed record NetworkModel(
    TypeShell Type,
    MemberFacts Members,
    Naming Naming,
    NetworkFeatures Features,
    Loss Loss,
    Rounding Rounding,
    TrainedWeights? Weights,
    EquatableArray<LayerModel> Layers,
    TargetFacts Target)
    : ParsedNetwork(Type, Members, Naming, Features);

/// <summary>
/// A class with an error. It gets the members of the contract with bodies that throw, so that code that uses it compiles.
/// </summary>
/// <param name="Type">The type that receives the generated members.</param>
/// <param name="Members">The effect of user-defined members on them.</param>
/// <param name="Naming">The user-defined names.</param>
/// <param name="Features">The parts of the contract that the declaration selects, as far as it can be read.</param>
/// <param name="Message">The first error, as the message of the exception.</param>
/// <param name="BaseArguments">
/// The arguments that the constructor passes to a base class without a parameterless constructor. Empty for none. Null if no arguments
/// would compile.
/// </param>
internal sealed record BrokenNetwork(
    TypeShell Type, MemberFacts Members, Naming Naming, NetworkFeatures Features, string Message, string? BaseArguments)
    : ParsedNetwork(Type, Members, Naming, Features);
