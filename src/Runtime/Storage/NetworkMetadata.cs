using System;
using System.Collections.Generic;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>The description of a network in the metadata of its file. Safetensors allows only strings there.</summary>
internal static class NetworkMetadata
{
    private const string Format = "format";
    private const string OurFormat = "mlpgen";

    /// <summary>The key of the activations of the layers, separated by commas.</summary>
    public const string Activations = "activations";

    /// <summary>The key of the loss.</summary>
    public const string Loss = "loss";

    /// <summary>Returns the entries for a network in the order in which they are written.</summary>
    public static KeyValuePair<string, string>[] Create(NetworkShape network) =>
    [
        new(Format, OurFormat),
        new("version", "1"),
        new("layer_sizes", string.Join(',', Array.ConvertAll(network.LayerSizes, size => $"{size}"))),
        new(Activations, string.Join(',', network.Activations)),
        new(Loss, network.Loss.ToString()),
    ];

    /// <summary>Throws unless the metadata describes this network. Metadata that other programs wrote is ignored.</summary>
    /// <exception cref="InvalidDataException">The metadata describes another network or is incomplete.</exception>
    public static void Check(NetworkShape network, IReadOnlyDictionary<string, string> metadata)
    {
        if (!IsOurs(metadata))
            return;
        foreach ((string key, string expected) in Create(network))
        {
            if (!metadata.TryGetValue(key, out string? found))
                throw new InvalidDataException($"The metadata must have {key} {Quoted(expected)} for this network (was missing).");
            if (found != expected)
                throw new InvalidDataException($"The metadata must have {key} {Quoted(expected)} for this network (was {Quoted(found)}).");
        }
    }

    /// <summary>True for metadata that this library wrote.</summary>
    public static bool IsOurs(IReadOnlyDictionary<string, string> metadata) =>
        metadata.TryGetValue(Format, out string? format) && format == OurFormat;
}
