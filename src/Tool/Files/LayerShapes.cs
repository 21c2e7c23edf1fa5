using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Storage;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>The layers that the header of a safetensors file describes.</summary>
/// <param name="LayerSizes">The sizes of the layers: inputs, hidden layers, outputs.</param>
/// <param name="Activations">The activation of each layer after the inputs, or null if neither the file nor the user says them.</param>
/// <param name="Loss">The loss, or null if the file does not say it.</param>
/// <param name="Names">The names of the layers after the inputs.</param>
internal sealed record LayerShapes(int[] LayerSizes, Activation[]? Activations, Loss? Loss, string[] Names)
{
    /// <summary>
    /// Finds the layers: as the metadata of MlpGen says, as the user says, or by the numbers in the names of the tensors.
    /// </summary>
    /// <exception cref="ToolException">There are no layers, or the user and the file contradict each other.</exception>
    public static LayerShapes Find(SafetensorsHeader header, SourceChoices choices)
    {
        bool isOurs = header.Metadata.GetValueOrDefault("format") == "mlpgen";
        if (isOurs && choices.Layers.Count == 0)
            return MetadataShapes.Read(header.Metadata, choices);
        IReadOnlyList<string> names = choices.Layers.Count > 0 ? choices.Layers : LayerNames.Find(header);
        int[] sizes = Sizes(header, names);
        return new LayerShapes(sizes, Expand(choices.Activations, sizes.Length - 1), Loss: null, [.. names]);
    }

    private static int[] Sizes(SafetensorsHeader header, IReadOnlyList<string> names)
    {
        List<int> sizes = [];
        foreach (string name in names)
        {
            SafetensorsTensor weights = header.Tensors.FirstOrDefault(tensor => tensor.Name == $"{name}.weight")
                ?? throw new ToolException($"The file has no tensor {Shown.Quoted($"{name}.weight")}. {Known(header)}");
            if (weights.Shape is not [>= 1 and <= int.MaxValue, >= 1 and <= int.MaxValue])
            {
                throw new ToolException(
                    $"Tensor {Shown.Quoted(weights.Name)} must have the shape [outputs, inputs] (was {Shown.Shape(weights.Shape)}).");
            }

            (int outputs, int inputs) = ((int)weights.Shape[0], (int)weights.Shape[1]);
            if (sizes.Count > 0 && sizes[^1] != inputs)
            {
                throw new ToolException(
                    $"Tensor {Shown.Quoted(weights.Name)} must have {sizes[^1]} inputs, as many as the layer before has outputs " +
                    $"(was {inputs}). Name the layers in their order with --layers.");
            }

            if (sizes.Count == 0)
                sizes.Add(inputs);
            sizes.Add(outputs);
        }

        return [.. sizes];
    }

    private static string Known(SafetensorsHeader header)
    {
        string[] names = [.. header.Tensors.Where(tensor => tensor.Name.EndsWith(".weight", StringComparison.Ordinal)).Take(10)
            .Select(tensor => Shown.Quoted(tensor.Name[..^".weight".Length]))];
        return names.Length == 0 ? "It has no tensor whose name ends in .weight." : $"Its layers are named {string.Join(", ", names)}.";
    }

    /// <summary>Returns an activation for each layer.</summary>
    /// <returns>Null if the user says none.</returns>
    /// <exception cref="ToolException">Their number does not fit.</exception>
    private static Activation[]? Expand(IReadOnlyList<Activation> chosen, int layers)
    {
        if (chosen.Count == 0)
            return null;
        if (chosen.Count == layers)
            return [.. chosen];
        return chosen.Count == 2 && layers > 2
            ? [.. Enumerable.Repeat(chosen[0], layers - 1), chosen[1]]
            : throw new ToolException(
                $"--activations must have {(layers > 2 ? $"{layers} or 2" : layers)} values for this file (had {chosen.Count}).");
    }
}
