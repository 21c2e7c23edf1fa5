using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Calls;

/// <summary>The sizes of a network, read from its generated constants in this compilation or in a referenced assembly.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="InputSize">The number of inputs per row.</param>
/// <param name="OutputSize">The number of outputs per row.</param>
/// <param name="ParameterCount">The number of weights and biases.</param>
/// <param name="TakesLabels">True if the network accepts class indices in place of targets.</param>
internal sealed record NetworkShape(string Name, int InputSize, int OutputSize, int ParameterCount, bool TakesLabels)
{
    /// <summary>Returns the sizes of a network. Null if the type is not a network, or has an error so that its constants are 0.</summary>
    public static NetworkShape? FromType(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol network || AttributeReader.FindMlp(network) is not { } mlp)
            return null;
        int inputs = Constant(network, "InputSize");
        int outputs = Constant(network, "OutputSize");
        int parameters = Constant(network, "ParameterCount");
        return inputs > 0 && outputs > 0 && parameters > 0
            ? new NetworkShape(network.Name, inputs, outputs, parameters, AttributeReader.TakesLabels(mlp))
            : null;
    }

    private static int Constant(INamedTypeSymbol type, string name)
    {
        foreach (ISymbol member in type.GetMembers(name))
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: int value })
                return value;
        }

        return 0;
    }
}
