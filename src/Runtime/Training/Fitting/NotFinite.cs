using System;
using MlpGen.CompilerServices;
using MlpGen.Inspection;
using MlpGen.Layout;

namespace MlpGen.Training;

/// <summary>
/// Says where a loss that is NaN or infinite comes from: the parameters, the inputs, or the first layer that computes it.
/// </summary>
internal static class NotFinite
{
    private const string Advice = "A smaller learning rate, clipped gradients, or inputs scaled to about ±1, usually keep it finite.";

    /// <summary>The exception for a step that has changed nothing.</summary>
    /// <param name="network">With the parameters of that step.</param>
    /// <param name="inputs">The rows of the step.</param>
    /// <param name="loss">What it was.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="batch">From 1.</param>
    /// <param name="policy">What was to be done about it.</param>
    public static NonFiniteLossException Step(
        ITrainable network, ReadOnlySpan<float> inputs, float loss, int epoch, int batch, NonFinitePolicy policy)
    {
        (string origin, int layer) = Origin(network, inputs);
        string parameters = policy == NonFinitePolicy.Restore
            ? "There is no state to go back to in which it is finite."
            : "The parameters are those from before that batch.";
        return new($"The loss of epoch {epoch}, batch {batch} is {loss}: {origin}. {parameters} {Advice}", loss, epoch, batch, layer);
    }

    /// <summary>The exception for an epoch after which parameters or a loss are not finite.</summary>
    /// <param name="network">As the epoch left it.</param>
    /// <param name="rows">The rows that were measured; null where none were.</param>
    /// <param name="loss">Their loss.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="batch">Its last batch, from 1.</param>
    public static NonFiniteLossException Epoch(ITrainable network, Dataset? rows, float? loss, int epoch, int batch)
    {
        (string origin, int layer) = Origin(network, rows is null ? default : rows.Inputs);
        bool isMeasured = loss is { } value && !float.IsFinite(value);
        string what = isMeasured ? $"the loss of the rows that are measured is {loss}" : "the network is not finite";
        string message = $"After epoch {epoch}, batch {batch} {what}: {origin}. {Advice}";
        return new(message, isMeasured ? loss!.Value : float.NaN, epoch, batch, layer);
    }

    /// <summary>The first place that is not finite, as the end of a sentence, and its layer.</summary>
    private static (string Text, int Layer) Origin(ITrainable network, ReadOnlySpan<float> inputs)
    {
        foreach (ParameterRange range in ParameterRange.Of(network.Description))
        {
            foreach (float parameter in network.PackedParameters.Span.Slice(range.First, range.Count))
            {
                int number = range.Layer + 1;
                if (!float.IsFinite(parameter))
                    return ($"a parameter of layer {number} is {parameter}, since an update before it was too large for a float", number);
            }
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            if (!float.IsFinite(inputs[i]))
                return ($"input {i % network.InputSize} of row {i / network.InputSize} is {inputs[i]}, and so layer 1 is not finite", 1);
        }

        for (int row = 0; row < inputs.Length / network.InputSize; row++)
        {
            LayerTrace trace = new(network, inputs.Slice(row * network.InputSize, network.InputSize));
            for (int layer = 1; layer < trace.Activations.Length; layer++)
            {
                if (!Array.TrueForAll(trace.Sums[layer - 1], float.IsFinite) || !Array.TrueForAll(trace.Activations[layer], float.IsFinite))
                    return ($"the sums of layer {layer} are too large for a float in row {row}", layer);
            }
        }

        int last = network.Activations.Length;
        return ($"layer {last} is finite, but its loss, the gradient or the update is too large for a float", last);
    }
}
