using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>Finds the network of a trainer if the code that creates the trainer is visible.</summary>
internal static class TrainedNetwork
{
    public static NetworkShape? ShapeOf(IOperation trainer, Origins origins) => origins.OriginOf(trainer) switch
    {
        IInvocationOperation { TargetMethod: { Name: "CreateTrainer", IsStatic: false } create, Instance: { } network }
            when TakesOptimizer(create) =>
            IsExactly(network, create.ContainingType, origins) ? NetworkShape.FromType(create.ContainingType) : null,
        IInvocationOperation { TargetMethod: { Name: "CreateTrainer", IsStatic: true } create } call
            when RowTypes.IsOfMlpGen(create.ContainingType, "NetworkExtensions") =>
            OfFirst(call.Arguments, origins),
        IObjectCreationOperation creation when IsTrainer(creation.Type) => OfFirst(creation.Arguments, origins),
        _ => null,
    };

    /// <summary>
    /// Returns the network that is the first argument of a constructor or an extension method. Null if it might be of a derived class.
    /// </summary>
    public static NetworkShape? OfFirst(ImmutableArray<IArgumentOperation> arguments, Origins origins) =>
        First(arguments) is { } network && Origins.Unconverted(network) is { Type: { } type } value && IsExactly(value, type, origins)
            ? NetworkShape.FromType(type)
            : null;

    /// <summary>Returns the network of the trainer that is the first argument.</summary>
    public static NetworkShape? OfFirstTrainer(ImmutableArray<IArgumentOperation> arguments, Origins origins) =>
        First(arguments) is { } trainer ? ShapeOf(trainer, origins) : null;

    /// <summary>Returns the first argument, which for an extension method is the extended object.</summary>
    private static IOperation? First(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => argument.Parameter is { Ordinal: 0 })?.Value;

    public static bool IsTrainer(ITypeSymbol? type) =>
        RowTypes.IsOfMlpGen(type, "Trainer") || RowTypes.IsOfMlpGen(type, "ClassifierTrainer");

    // Other overloads are user-defined and might create a trainer for another network.
    private static bool TakesOptimizer(IMethodSymbol create) => create.Parameters.Length switch
    {
        1 => RowTypes.IsOfMlpGen(create.Parameters[0].Type, "Optimizer"),
        2 => RowTypes.IsOfMlpGen(create.Parameters[0].Type, "Optimizer")
            && RowTypes.IsOfMlpGen(create.Parameters[1].Type, "TrainerOptions"),
        _ => false,
    };

    // A derived class may itself be a network, which the trainer would then train.
    private static bool IsExactly(IOperation network, ITypeSymbol type, Origins origins) =>
        type.IsSealed
            || (origins.OriginOf(network) is IObjectCreationOperation { Type: { } made }
                && SymbolEqualityComparer.Default.Equals(made, type));
}
