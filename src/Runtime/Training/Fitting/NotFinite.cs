using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Says where a loss that is NaN or infinite comes from: the parameters, the inputs, or the first layer that computes it.</summary>
internal static class NotFinite
{
    /// <summary>The exception for a step that has changed nothing.</summary>
    /// <param name="network">With the parameters of that step.</param>
    /// <param name="inputs">The rows of the step.</param>
    /// <param name="loss">What it was.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="batch">From 1.</param>
    public static NotFiniteNumberException Error(ITrainable network, ReadOnlySpan<float> inputs, float loss, int epoch, int batch) => new(
        $"The loss of epoch {epoch}, batch {batch} is {loss}: {Origin(network, inputs)}. The parameters are those from before that batch. " +
        "A smaller learning rate, clipped gradients, or inputs scaled to about ±1, usually keep it finite.",
        loss);

    /// <summary>The first place that is not finite, as the end of a sentence.</summary>
    public static string Origin(ITrainable network, ReadOnlySpan<float> inputs)
    {
        foreach (ParameterRange range in ParameterRange.Of(network.Description))
        {
            foreach (float parameter in network.PackedParameters.Span.Slice(range.First, range.Count))
            {
                if (!float.IsFinite(parameter))
                    return $"a parameter of layer {range.Layer + 1} is {parameter}, since an update before it was too large for a float";
            }
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            if (!float.IsFinite(inputs[i]))
                return $"input {i % network.InputSize} of row {i / network.InputSize} is {inputs[i]}, and so layer 1 is not finite";
        }

        for (int row = 0; row < inputs.Length / network.InputSize; row++)
        {
            LayerTrace trace = new(network, inputs.Slice(row * network.InputSize, network.InputSize));
            for (int layer = 1; layer < trace.Activations.Length; layer++)
            {
                if (!Array.TrueForAll(trace.Sums[layer - 1], float.IsFinite) || !Array.TrueForAll(trace.Activations[layer], float.IsFinite))
                    return $"the sums of layer {layer} are too large for a float in row {row}";
            }
        }

        return $"layer {network.Activations.Length} is finite, but its loss or the gradient is too large for a float";
    }
}
