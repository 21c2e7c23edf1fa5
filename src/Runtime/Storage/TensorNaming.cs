using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>Finds out how a file names the layers of a network.</summary>
internal static class TensorNaming
{
    private const string Weight = ".weight";

    /// <summary>
    /// Returns the names of the layers. If no tensor is named <c>layers.N</c>, the layers are those that share a text before their number,
    /// in the order of the numbers.
    /// </summary>
    /// <exception cref="InvalidDataException">Several groups of tensors could be the layers.</exception>
    public static TensorNames Find(NetworkShape network, SafetensorsHeader header)
    {
        if (header.Tensors.Any(tensor => tensor.Name.StartsWith(NetworkTensor.Prefix, StringComparison.Ordinal)))
            return TensorNames.Layers;
        string[][] fitting =
        [
            .. header.Tensors
                .Where(tensor => tensor.Name.EndsWith(Weight, StringComparison.Ordinal))
                .Select(tensor => Split(tensor.Name[..^Weight.Length]))
                .Where(layer => layer.Number >= 0)
                .GroupBy(layer => layer.Prefix, StringComparer.Ordinal)
                .Select(group => group.OrderBy(layer => layer.Number).Select(layer => layer.Name).ToArray())
                .Where(names => names.Length == network.Layers),
        ];
        return fitting.Length switch
        {
            0 => TensorNames.Layers,
            1 => TensorNames.Of(fitting[0]),
            _ => throw new InvalidDataException(
                $"Tensors {Quoted(fitting[0][0] + Weight)} and {Quoted(fitting[1][0] + Weight)} could both belong to the first layer. " +
                "Name the layers with TensorNames."),
        };
    }

    private static (string Name, string Prefix, int Number) Split(string name)
    {
        int digits = name.Length;
        while (digits > 0 && name[digits - 1] is >= '0' and <= '9')
            digits--;
        bool isNumbered = int.TryParse(name.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return (name, name[..digits], isNumbered ? number : -1);
    }
}
