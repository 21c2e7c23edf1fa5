using System;
using System.Collections.Generic;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>What a file says about the network it holds, as the strings that safetensors allows in its metadata.</summary>
internal static class NetworkMetadata
{
    private const string Format = "format";
    private const string OurFormat = "mlpgen";

    /// <summary>The entries for a network, in the order in which they are written.</summary>
    public static KeyValuePair<string, string>[] Of(INetwork network) =>
    [
        new(Format, OurFormat),
        new("version", "1"),
        new("layer_sizes", string.Join(',', Array.ConvertAll(network.LayerSizes.ToArray(), size => $"{size}"))),
        new("activations", string.Join(',', network.Activations.ToArray())),
        new("loss", network.Loss.ToString()),
    ];

    /// <summary>Demands that a file's metadata describe this network. What other programs wrote there says nothing and passes.</summary>
    /// <exception cref="InvalidDataException">It describes another network, or is incomplete.</exception>
    public static void Check(INetwork network, IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Format, out string? format) || format != OurFormat)
            return;
        foreach ((string key, string expected) in Of(network))
        {
            if (!metadata.TryGetValue(key, out string? found))
                throw new InvalidDataException($"The metadata lacks {key}; {Quoted(expected)} fits this network.");
            if (found != expected)
                throw new InvalidDataException($"The metadata says {key} {Quoted(found)}; {Quoted(expected)} fits this network.");
        }
    }
}
