using System;
using MlpGen.CompilerServices;
using MlpGen.Inspection;
using MlpGen.Layout;

namespace MlpGen.Training;

/// <summary>
/// Finds the origin of a loss that is NaN or infinite: the parameters, the inputs, or the first layer that computes a non-finite value.
/// </summary>
internal static class NotFinite
{
    private const string Advice = "To avoid this, use a smaller learning rate, clip gradients, or scale the inputs to about ±1.";

    /// <summary>Creates the exception for a step. The step has changed nothing.</summary>
    /// <param name="network">The network, with the parameters of that step.</param>
    /// <param name="inputs">The inputs of the step.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="epoch">The number of the epoch, from 1.</param>
    /// <param name="batch">The number of the mini-batch, from 1.</param>
    /// <param name="policy">The policy of the training.</param>
    public static NonFiniteLossException Step(
        ITrainable network, ReadOnlySpan<float> inputs, float loss, int epoch, int batch, NonFinitePolicy policy)
    {
        (string origin, int layer) = Origin(network, inputs);
        string parameters = policy == NonFinitePolicy.Restore
            ? "There is no earlier state with a finite loss to restore."
            : "The parameters are those from before this batch.";
        return new($"The loss of epoch {epoch}, batch {batch} is {loss}: {origin}. {parameters} {Advice}", loss, epoch, batch, layer);
    }

    /// <summary>Creates the exception for an epoch after which a parameter or a loss is not finite.</summary>
    /// <param name="network">The network, as it is after the epoch.</param>
    /// <param name="rows">The rows that were measured. Null if there are none.</param>
    /// <param name="loss">The loss of the measured rows.</param>
    /// <param name="epoch">The number of the epoch, from 1.</param>
    /// <param name="batch">The number of the last mini-batch, from 1.</param>
    public static NonFiniteLossException Epoch(ITrainable network, Dataset? rows, float? loss, int epoch, int batch)
    {
        (string origin, int layer) = Origin(network, rows is null ? default : rows.Inputs);
        bool isMeasured = loss is { } value && !float.IsFinite(value);
        string what = isMeasured ? $"the loss of the measured rows is {loss}" : "the network is not finite";
        string message = $"After epoch {epoch}, batch {batch}, {what}: {origin}. {Advice}";
        return new(message, isMeasured ? loss!.Value : float.NaN, epoch, batch, layer);
    }

    /// <summary>Returns the first non-finite value, described as the end of a sentence, and its layer.</summary>
    private static (string Text, int Layer) Origin(ITrainable network, ReadOnlySpan<float> inputs)
    {
        foreach (ParameterRange range in ParameterRange.RangesOf(network.Description))
        {
            foreach (float parameter in network.PackedParameters.Span.Slice(range.First, range.Count))
            {
                int number = range.Layer + 1;
                if (!float.IsFinite(parameter))
                    return ($"a parameter of layer {number} is {parameter}, because an earlier update overflowed", number);
            }
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            if (!float.IsFinite(inputs[i]))
                return ($"input {i % network.InputSize} of row {i / network.InputSize} is {inputs[i]}, so layer 1 is not finite", 1);
        }

        for (int row = 0; row < inputs.Length / network.InputSize; row++)
        {
            LayerTrace trace = new(network, inputs.Slice(row * network.InputSize, network.InputSize));
            for (int layer = 1; layer < trace.Activations.Length; layer++)
            {
                if (!Array.TrueForAll(trace.Sums[layer - 1], float.IsFinite) || !Array.TrueForAll(trace.Activations[layer], float.IsFinite))
                    return ($"the sums of layer {layer} overflow in row {row}", layer);
            }
        }

        int last = network.Activations.Length;
        return ($"layer {last} is finite, but the loss, the gradient or the update overflows", last);
    }
}
