using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Shapes;

/// <summary>Finds the network of a trainer where the code that makes the trainer can be seen.</summary>
internal static class TrainedNetwork
{
    public static NetworkShape? Of(IOperation trainer, Origins origins) => origins.Of(trainer) switch
    {
        IInvocationOperation { TargetMethod: { Name: "CreateTrainer", IsStatic: false } create } when TakesOptimizer(create) => NetworkShape.Of(create.ContainingType),
        IObjectCreationOperation creation when IsTrainer(creation.Type) => NetworkOf(creation),
        _ => null,
    };

    public static bool IsTrainer(ITypeSymbol? type) => RowTypes.IsOfMlpGen(type, "Trainer") || RowTypes.IsOfMlpGen(type, "ClassifierTrainer");

    // Other overloads are the user's, and may make the trainer of another network.
    private static bool TakesOptimizer(IMethodSymbol create) => create.Parameters.Length switch
    {
        1 => RowTypes.IsOfMlpGen(create.Parameters[0].Type, "Optimizer"),
        2 => RowTypes.IsOfMlpGen(create.Parameters[0].Type, "Optimizer") && RowTypes.IsOfMlpGen(create.Parameters[1].Type, "TrainerOptions"),
        _ => false,
    };

    private static NetworkShape? NetworkOf(IObjectCreationOperation creation) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter is { Ordinal: 0 }) is { } network
            ? NetworkShape.Of(Origins.Unconverted(network.Value).Type)
            : null;
}
