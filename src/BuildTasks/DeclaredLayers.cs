using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Storage;
using static MlpGen.Text.MessageText;

namespace MlpGen.BuildTasks;

/// <summary>Reads what the header of a file states about a network of which nothing else is known.</summary>
internal static class DeclaredLayers
{
    /// <summary>Returns the number of layers.</summary>
    /// <exception cref="InvalidDataException">No tensors, or several groups of tensors, could be the layers.</exception>
    public static int Count(SafetensorsHeader header)
    {
        Dictionary<string, List<int>> groups = TensorNaming.Groups(header);
        if (groups.TryGetValue(NetworkTensor.Prefix, out List<int>? ours))
            return ours.Count;
        return groups.Count switch
        {
            0 => throw new InvalidDataException(
                "No tensor has the name of a layer's weights, such as \"layers.0.weight\" or \"fc1.weight\". " +
                "Name the layers with TensorNames."),
            1 => groups.Values.First().Count,
            _ => throw TensorNaming.Ambiguous([.. groups.Keys], groups),
        };
    }

    /// <summary>Returns the activation of each layer. Null if another library wrote the metadata.</summary>
    /// <exception cref="InvalidDataException">The metadata does not contain an activation for each layer.</exception>
    public static Activation[]? Activations(IReadOnlyDictionary<string, string> metadata, int layers)
    {
        if (!NetworkMetadata.IsOurs(metadata))
            return null;
        string[] names = metadata.TryGetValue(NetworkMetadata.Activations, out string? text) ? text.Split(',') : [];
        if (names.Length != layers)
        {
            throw new InvalidDataException(
                $"The metadata must have {layers} activations (was {(text is null ? "missing" : Quoted(text))}).");
        }

        return Array.ConvertAll(names, Parse<Activation>);
    }

    /// <summary>Returns the loss. The default if another library wrote the metadata.</summary>
    /// <exception cref="InvalidDataException">The loss is unknown.</exception>
    public static Loss Loss(IReadOnlyDictionary<string, string> metadata) =>
        NetworkMetadata.IsOurs(metadata) && metadata.TryGetValue(NetworkMetadata.Loss, out string? text) ? Parse<Loss>(text) : default;

    private static T Parse<T>(string name)
        where T : struct, Enum =>
        Enum.IsDefined(typeof(T), name)
            ? (T)Enum.Parse(typeof(T), name)
            : throw new InvalidDataException($"The metadata has {Quoted(name)}, which is not a member of {typeof(T).Name}.");
}
