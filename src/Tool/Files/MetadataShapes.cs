using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>Reads the layers that MlpGen describes in the metadata of its files.</summary>
internal static class MetadataShapes
{
    private const int MostLayers = 4096;

    /// <summary>Reads the layers.</summary>
    /// <exception cref="ToolException">The metadata is damaged, or the user contradicts it.</exception>
    public static LayerShapes Read(IReadOnlyDictionary<string, string> metadata, SourceChoices choices)
    {
        int[] sizes = Values<int>(metadata, "layer_sizes", TrySize);
        Activation[] activations = Values<Activation>(metadata, "activations", TryName);
        Loss loss = Values<Loss>(metadata, "loss", TryName)[0];
        if (sizes.Length < 2 || activations.Length != sizes.Length - 1)
        {
            throw new ToolException(
                $"The metadata has {sizes.Length} layer_sizes and {activations.Length} activations. " +
                "There must be one activation for each layer after the inputs.");
        }

        if (choices.Activations.Count > 0)
            throw new ToolException($"The file says its activations: {string.Join(", ", activations)}. Leave out --activations.");
        if (choices.Loss is not null && choices.Loss != loss)
            throw new ToolException($"The file says its loss: {loss}. Leave out --loss.");
        return new LayerShapes(sizes, activations, loss, [.. activations.Select((_, layer) => TensorNames.Layers[layer])]);
    }

    private delegate bool Parse<T>(string text, out T value);

    private static T[] Values<T>(IReadOnlyDictionary<string, string> metadata, string key, Parse<T> parse)
    {
        string text = metadata.GetValueOrDefault(key) ?? throw new ToolException($"The metadata has no entry {key}.");
        string[] words = text.Split(',', MostLayers + 1);
        if (words.Length > MostLayers)
            throw new ToolException($"The metadata entry {key} has more than {MostLayers} values.");
        return Array.ConvertAll(words, word => parse(word, out T value)
            ? value
            : throw new ToolException($"The metadata entry {key} has the unknown value {Shown.Quoted(word)}."));
    }

    private static bool TrySize(string text, out int size) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size > 0;

    // Enum.TryParse also takes numbers and lists.
    private static bool TryName<T>(string text, out T value)
        where T : struct, Enum
    {
        value = default;
        return Enum.GetNames<T>().Contains(text) && Enum.TryParse(text, out value);
    }
}
