using System.Collections.Generic;
using System.IO;
using MlpGen.Onnx;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Conversion;

/// <summary>Writes networks into files of another format. The same network gives the same bytes on every machine.</summary>
internal static class Converter
{
    private const string Layers = "layers";
    private const string Sequential = "sequential";
    private const string FullyConnected = "fc";

    /// <summary>Writes a network. An existing file is replaced only after the new one is complete.</summary>
    /// <param name="loaded">The network.</param>
    /// <param name="path">The path of the file to write.</param>
    /// <param name="opset">The version of the ONNX operators, or null for the default.</param>
    /// <param name="logits">True to leave out Softmax or Sigmoid at the output of an ONNX file.</param>
    /// <param name="names">A kind of names of the layers in a safetensors file, or a name for each layer. Empty for the default.</param>
    /// <exception cref="ToolException">An option does not fit the format or the network.</exception>
    public static ConvertReport Convert(LoadedNetwork loaded, string path, int? opset, bool logits, IReadOnlyList<string> names)
    {
        bool isOnnx = FileFormats.Of(path) == FileFormat.Onnx;
        string? misplaced = isOnnx ? (names.Count > 0 ? "--names" : null) : logits ? "--logits" : opset is not null ? "--opset" : null;
        if (misplaced is not null)
        {
            string other = isOnnx ? "safetensors" : "ONNX";
            throw new ToolException(
                $"{misplaced} is for {other} files. Leave it out, or convert to a file that ends in .{other.ToLowerInvariant()}.");
        }

        if (isOnnx)
            OnnxFile.Save(loaded.Network, path, Options(loaded.Transform, opset, logits));
        else
            Save(loaded, path, names);
        Network network = loaded.Network;
        return new ConvertReport(
            loaded.Path, path, new FileInfo(path).Length, [.. network.LayerSizes], [.. network.Activations], network.Loss,
            loaded.Transform is not null);
    }

    private static OnnxExportOptions Options(NetworkTransform? transform, int? opset, bool logits) => opset is { } version
        ? new() { Transform = transform, Logits = logits, Opset = version }
        : new() { Transform = transform, Logits = logits };

    private static void Save(LoadedNetwork loaded, string path, IReadOnlyList<string> names)
    {
        if (names is [] or [Layers])
        {
            if (loaded.Transform is null)
                NetworkFile.Save(loaded.Network, path);
            else
                NetworkFile.Save(loaded.Network, path, loaded.Transform);
            return;
        }

        if (loaded.Transform is not null)
        {
            throw new ToolException(
                "The network has a transform of its rows, which is saved only with the names layers.N. Leave out --names.");
        }

        NetworkFile.Save(loaded.Network, path, names switch
        {
            [Sequential] => TensorNames.Sequential,
            [FullyConnected] => TensorNames.FullyConnected,
            _ => TensorNames.Of([.. names]),
        });
    }
}
