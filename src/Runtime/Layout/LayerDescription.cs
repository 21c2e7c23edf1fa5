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
public readonly record struct LayerDescription(int Inputs, int Outputs, Activation Activation, LayerLayout Layout, int Offset, float Dropout = 0)
{
    /// <summary>For example <c>4 → 32 Relu</c>.</summary>
    public override string ToString() => $"{Inputs} → {Outputs} {Activation}";

    /// <summary>Its weights and biases.</summary>
    internal int ParameterCount => (Inputs + 1) * Outputs;
}
