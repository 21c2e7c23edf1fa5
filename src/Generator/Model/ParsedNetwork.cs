using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>The result of parsing a class with <c>[Mlp]</c>: a network, or a class with an error that can still be extended.</summary>
internal abstract record ParsedNetwork(
    TypeShell Type, MemberFacts Members, Naming Naming, Loss Loss, Precision Precision, Quantization Quantization)
{
    /// <summary>True if the network also gets the overloads with class indices.</summary>
    public bool IsClassifier => LossFacts.For(Loss).TakesLabels;

    /// <summary>True if the network also gets a double twin.</summary>
    public bool HasTwin => Precision == Precision.Double;

    /// <summary>True if the network also gets the member that quantizes it.</summary>
    public bool IsQuantizable => Quantization == Quantization.Int8;
}

/// <summary>A network that can be generated.</summary>
/// <param name="Type">The type that receives the generated members.</param>
/// <param name="Members">The effect of user-defined members on them.</param>
/// <param name="Naming">The user-defined names.</param>
/// <param name="Loss">The loss that training minimizes.</param>
/// <param name="Precision">The precision in which the network can compute.</param>
/// <param name="Quantization">The integers in which the network can also compute.</param>
/// <param name="Rounding">The rounding of sums of products.</param>
/// <param name="Layers">The layers, from the first hidden layer to the output layer.</param>
/// <param name="Target">The features of the compilation that generated code can use.</param>
internal sealed record NetworkModel(
    TypeShell Type,
    MemberFacts Members,
    Naming Naming,
    Loss Loss,
    Precision Precision,
    Quantization Quantization,
    Rounding Rounding,
    EquatableArray<LayerModel> Layers,
    TargetFacts Target)
    : ParsedNetwork(Type, Members, Naming, Loss, Precision, Quantization);

/// <summary>
/// A class with an error. It gets the members of the contract with bodies that throw, so that code that uses it compiles.
/// </summary>
/// <param name="Type">The type that receives the generated members.</param>
/// <param name="Members">The effect of user-defined members on them.</param>
/// <param name="Naming">The user-defined names.</param>
/// <param name="Loss">The declared loss, as far as it can be read.</param>
/// <param name="Precision">The declared precision, as far as it can be read.</param>
/// <param name="Quantization">The declared quantization, as far as it can be read.</param>
/// <param name="Message">The first error, as the message of the exception.</param>
/// <param name="BaseArguments">
/// The arguments that the constructor passes to a base class without a parameterless constructor. Empty for none. Null if no arguments
/// would compile.
/// </param>
internal sealed record BrokenNetwork(
    TypeShell Type,
    MemberFacts Members,
    Naming Naming,
    Loss Loss,
    Precision Precision,
    Quantization Quantization,
    string Message,
    string? BaseArguments)
    : ParsedNetwork(Type, Members, Naming, Loss, Precision, Quantization);
