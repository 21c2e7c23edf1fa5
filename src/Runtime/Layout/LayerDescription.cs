using System.ComponentModel;
using MlpGen.Layout;

namespace MlpGen.CompilerServices;

/// <summary>How the parameters of a layer lie in the network's memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LayerLayout
{
    /// <summary>The canonical order: weights [output][input], then the biases.</summary>
    RowMajor,

    /// <summary>Panels of 16 outputs, then one of 8 and one of 4 as the rest needs; see <see cref="Panels"/>.</summary>
    Panels,
}

/// <summary>One layer of a generated network: what it computes and where its parameters lie.</summary>
/// <param name="Inputs">Its inputs (fan-in).</param>
/// <param name="Outputs">Its outputs (fan-out).</param>
/// <param name="Activation">What it applies to its weighted sums.</param>
/// <param name="Layout">How its parameters lie in memory.</param>
/// <param name="Offset">Where they begin, in floats.</param>
/// <param name="Dropout">The probability with which training drops a unit; 0 for none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LayerDescription(
    int Inputs, int Outputs, Activation Activation, LayerLayout Layout, int Offset, float Dropout = 0)
{
    /// <summary>For example <c>4 → 32 Relu</c>.</summary>
    public override string ToString() => $"{Inputs} → {Outputs} {Activation}";

    /// <summary>Its weights and biases.</summary>
    internal int ParameterCount => (Inputs + 1) * Outputs;

    /// <summary>Finds a parameter in the network's memory.</summary>
    /// <param name="input">The input of a weight; −1 for the bias.</param>
    /// <param name="output">The output.</param>
    internal int IndexOf(int input, int output)
    {
        if (Layout == LayerLayout.Panels)
            return Offset + MlpGen.Layout.Panels.Index(Inputs, Outputs, input, output);
        return Offset + (input < 0 ? (Inputs * Outputs) + output : (Inputs * output) + input);
    }

    /// <summary>Finds a parameter in the network's memory by its place in canonical order.</summary>
    /// <param name="parameter">0 … <see cref="ParameterCount"/> − 1: weights [output][input], then biases.</param>
    internal int IndexOf(int parameter)
    {
        int weights = Inputs * Outputs;
        return parameter < weights ? IndexOf(parameter % Inputs, parameter / Inputs) : IndexOf(-1, parameter - weights);
    }
}
