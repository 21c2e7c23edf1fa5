using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace MlpGen.CompilerServices;

/// <summary>Describes a network in one line, for its <c>ToString</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkText
{
    /// <summary>
    /// Returns the class, the layers with their activations, the loss and the number of parameters: "Xor: 2 → 8 Sigmoid → 1 Sigmoid,
    /// Quadratic, 33 parameters".
    /// </summary>
    /// <param name="network">The network.</param>
    public static string Line(INetwork network)
    {
        StringBuilder text = new();
        text.Append(string.Create(CultureInfo.InvariantCulture, $"{network.GetType().Name}: {network.InputSize}"));
        for (int layer = 0; layer < network.Activations.Length; layer++)
            text.Append(string.Create(CultureInfo.InvariantCulture, $" → {network.LayerSizes[layer + 1]} {network.Activations[layer]}"));
        return text.Append(string.Create(CultureInfo.InvariantCulture, $", {network.Loss}, {network.ParameterCount} parameters")).ToString();
    }
}
