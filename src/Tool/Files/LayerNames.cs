using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Storage;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>Finds the layers of a file that another program wrote, by the numbers in the names of its tensors.</summary>
internal static class LayerNames
{
    private const string Weight = ".weight";
    private const string Bias = ".bias";
    private const int ListedNames = 10;

    /// <summary>Returns the names of the layers in the order of their numbers.</summary>
    /// <exception cref="ToolException">The names have no numbers, or the file has other tensors.</exception>
    public static string[] Find(SafetensorsHeader header)
    {
        string[] layers = [.. header.Tensors
            .Where(tensor => tensor.Name.EndsWith(Weight, StringComparison.Ordinal))
            .Select(tensor => tensor.Name[..^Weight.Length])];
        (string Prefix, int Number)?[] numbered = Array.ConvertAll(layers, Split);
        HashSet<string> expected = [.. layers.SelectMany(layer => new[] { layer + Weight, layer + Bias })];
        string? other = header.Tensors.Select(tensor => tensor.Name).FirstOrDefault(name => !expected.Contains(name));
        if (layers.Length > 0 && other is null && numbered.All(name => name is not null && name.Value.Prefix == numbered[0]!.Value.Prefix))
            return [.. numbered.Select(name => name!.Value).OrderBy(name => name.Number).Select(name => $"{name.Prefix}{name.Number}")];
        throw new ToolException(layers.Length == 0
            ? "The file has no tensor whose name ends in .weight, so it holds no network."
            : other is not null
                ? $"Tensor {Shown.Quoted(other)} belongs to no layer. " +
                    $"To ignore it, name the layers in their order with --layers: {List(layers)}"
                : $"The names of the tensors do not tell the order of the layers. Name them in their order with --layers: {List(layers)}");
    }

    private static string List(string[] layers) =>
        string.Join(", ", layers.Take(ListedNames).Select(layer => Shown.Quoted(layer))) + (layers.Length > ListedNames ? ", …" : ".");

    private static (string Prefix, int Number)? Split(string layer)
    {
        int digits = layer.Length;
        while (digits > 0 && char.IsAsciiDigit(layer[digits - 1]))
            digits--;
        string text = layer[digits..];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && $"{number}" == text
            ? (layer[..digits], number)
            : null;
    }
}
