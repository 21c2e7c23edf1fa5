using System;
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
    public static string Line(IInferenceNetwork network) =>
        Line(network.GetType().Name, network.LayerSizes, network.Activations, network.Loss, network.ParameterCount);

    internal static string Line(string name, ReadOnlySpan<int> sizes, ReadOnlySpan<Activation> activations, Loss loss, int parameters)
    {
        StringBuilder text = new();
        text.Append(string.Create(CultureInfo.InvariantCulture, $"{name}: {sizes[0]}"));
        for (int layer = 0; layer < activations.Length; layer++)
            text.Append(string.Create(CultureInfo.InvariantCulture, $" → {sizes[layer + 1]} {activations[layer]}"));
        return text.Append(string.Create(CultureInfo.InvariantCulture, $", {loss}, {parameters} parameters")).ToString();
    }
}
