using System.ComponentModel;
using MlpGen.Layout;

namespace MlpGen.CompilerServices;

/// <summary>The memory layout of the parameters of a layer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LayerLayout
{
    /// <summary>The canonical order: weights [output][input], then the biases.</summary>
    RowMajor,

    /// <summary>Panels of 16 outputs, then one of 8 and one of 4 if the remaining outputs need them. See <see cref="Panels"/>.</summary>
    Panels,
}

/// <summary>A description of one layer of a generated network: its computation and the location of its parameters.</summary>
/// <param name="Inputs">The number of inputs (fan-in).</param>
/// <param name="Outputs">The number of outputs (fan-out).</param>
/// <param name="Activation">The activation that the layer applies to its weighted sums.</param>
/// <param name="Layout">The memory layout of its parameters.</param>
/// <param name="Offset">The index of its first float.</param>
/// <param name="Dropout">The probability with which training drops a unit. 0 for no dropout.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LayerDescription(
    int Inputs, int Outputs, Activation Activation, LayerLayout Layout, int Offset, float Dropout = 0)
{
    /// <summary>Returns the sizes and the activation, for example <c>4 → 32 Relu</c>.</summary>
    public override string ToString() => $"{Inputs} → {Outputs} {Activation}";

    /// <summary>Gets the number of weights and biases.</summary>
    internal int ParameterCount => (Inputs + 1) * Outputs;

    /// <summary>Returns the index of a parameter in the memory of the network.</summary>
    /// <param name="input">The input of a weight, or −1 for the bias.</param>
    /// <param name="output">The output.</param>
    internal int IndexOf(int input, int output)
    {
        if (Layout == LayerLayout.Panels)
            return Offset + MlpGen.Layout.Panels.Index(Inputs, Outputs, input, output);
        return Offset + (input < 0 ? (Inputs * Outputs) + output : (Inputs * output) + input);
    }

    /// <summary>Returns the index of a parameter in the memory of the network by its position in canonical order.</summary>
    /// <param name="parameter">The position, from 0 to <see cref="ParameterCount"/> − 1: weights [output][input], then biases.</param>
    internal int IndexOf(int parameter)
    {
        int weights = Inputs * Outputs;
        return parameter < weights ? IndexOf(parameter % Inputs, parameter / Inputs) : IndexOf(-1, parameter - weights);
    }
}
