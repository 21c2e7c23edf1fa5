using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Tool.Files;

namespace MlpGen.Tool.Declaration;

/// <summary>Writes the comment above a declaration: where it comes from, and the lines that load its file.</summary>
internal static class LoadingComment
{
    /// <summary>Returns the lines of the comment, without slashes.</summary>
    public static IReadOnlyList<string> Lines(LoadedNetwork loaded, string name)
    {
        string file = Literal(Path.GetFileName(loaded.Path));
        bool isOnnx = loaded.Format == FileFormat.Onnx;
        List<string> lines =
        [
            $"The network of {file}. To load it{(isOnnx ? ", with the package MlpGen.Onnx and using MlpGen.Onnx" : "")}:",
        ];
        lines.AddRange(isOnnx ? OnnxLines(loaded, name, file) : SafetensorsLines(loaded, name, file));
        if (loaded.Transform is not null)
        {
            string transform = isOnnx ? "new NetworkTransform { Inputs = inputs }" : "transform";
            lines.Add($"It was trained on transformed rows. For raw rows: network.Forward({transform}, row, outputs)");
        }

        return lines;
    }

    private static IEnumerable<string> OnnxLines(LoadedNetwork loaded, string name, string file)
    {
        string outputs = loaded.Outputs.Count == 1
            ? $"output: {Literal(loaded.Outputs[0])}"
            : $"outputs: new[] {{ {string.Join(", ", loaded.Outputs.Select(Literal))} }}";
        yield return $"    {name} network = new {name}(seed: 1);";
        yield return $"    {(loaded.Transform is null ? "" : "var inputs = ")}OnnxFile.Open({file}).LoadInto(network, {outputs});";
        if (loaded.Inputs.Count > 1)
            yield return $"A row is {string.Join(", then ", loaded.Inputs.Select(input => $"{Literal(input.Name)} ({input.Size})"))}.";
    }

    private static IEnumerable<string> SafetensorsLines(LoadedNetwork loaded, string name, string file)
    {
        yield return $"    {name} network = new {name}(seed: 1);";
        string names = loaded.Layers.Count == 0 ? "" : $", TensorNames.Of({string.Join(", ", loaded.Layers.Select(Literal))})";
        yield return $"    network.LoadFrom({file}{names}{(loaded.Transform is null ? "" : ", out var transform")});";
    }

    // A literal has no line breaks, so it also cannot end the comment.
    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
