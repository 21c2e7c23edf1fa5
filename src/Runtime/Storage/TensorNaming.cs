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

    // Longer than the names of any module, and short enough to be copied.
    private const int LongestName = 200;

    /// <summary>
    /// Returns the names of the layers: those that share a text before their number, in the order of the numbers. If no group of names has
    /// one for each layer, the names are those of this library.
    /// </summary>
    /// <exception cref="InvalidDataException">Several groups of tensors could be the layers.</exception>
    public static TensorNames Find(NetworkShape network, SafetensorsHeader header)
    {
        Dictionary<string, List<int>> groups = Groups(header);
        // A file of this library may hold other tensors, such as those of an optimizer.
        if (groups.ContainsKey(NetworkTensor.Prefix))
            return Names(NetworkTensor.Prefix, groups[NetworkTensor.Prefix], network.Layers) ?? TensorNames.Layers;
        string[] fitting = [.. groups.Where(group => group.Value.Count == network.Layers).Select(group => group.Key)];
        return fitting.Length switch
        {
            0 => TensorNames.Layers,
            1 => Names(fitting[0], groups[fitting[0]], network.Layers)!,
            _ => throw Ambiguous(fitting, groups),
        };
    }

    /// <summary>
    /// Returns the numbers in the names of weights by the text before the number, such as 1 and 2 by <c>fc</c> for <c>fc1.weight</c> and
    /// <c>fc2.weight</c>.
    /// </summary>
    public static Dictionary<string, List<int>> Groups(SafetensorsHeader header)
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in header.Tensors)
        {
            if (tensor.Name.Length > LongestName || !tensor.Name.EndsWith(Weight, StringComparison.Ordinal))
                continue;
            string layer = tensor.Name[..^Weight.Length];
            int digits = layer.Length;
            while (digits > 0 && layer[digits - 1] is >= '0' and <= '9')
                digits--;
            // A number with leading zeros is another name.
            string text = layer[digits..];
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || $"{number}" != text)
                continue;
            string prefix = layer[..digits];
            if (!groups.TryGetValue(prefix, out List<int>? numbers))
                groups[prefix] = numbers = [];
            numbers.Add(number);
        }

        return groups;
    }

    /// <summary>Creates the exception for several groups of tensors that could be the layers.</summary>
    public static InvalidDataException Ambiguous(string[] fitting, Dictionary<string, List<int>> groups) => new(
        $"Tensors {Quoted($"{fitting[0]}{groups[fitting[0]].Min()}{Weight}")} and " +
        $"{Quoted($"{fitting[1]}{groups[fitting[1]].Min()}{Weight}")} could both belong to the first layer. " +
        "Name the layers with TensorNames.");

    private static TensorNames? Names(string prefix, List<int> numbers, int layers)
    {
        numbers.Sort();
        bool isOurs = prefix == NetworkTensor.Prefix && numbers.Select((number, layer) => number == layer).All(isEqual => isEqual);
        if (numbers.Count != layers || isOurs)
            return null;
        return TensorNames.Of([.. numbers.Select(number => $"{prefix}{number}")]);
    }
}
