using System.IO;
using System.Linq;
using MlpGen.Storage;

namespace MlpGen.Tool.Files;

/// <summary>Loads networks from safetensors files.</summary>
internal static class SafetensorsSource
{
    // More layers than any network has, so that the limits of a header do not depend on the network.
    private const int MostLayers = 4096;

    /// <summary>Reads the header of a file.</summary>
    public static SafetensorsHeader ReadHeader(Stream stream) => NetworkReader.ReadHeader(MostLayers, stream);

    /// <summary>Reads the header of a file.</summary>
    public static SafetensorsHeader ReadHeader(string path) => AtomicFile.Read(path, ReadHeader);

    /// <summary>Loads the network of a file.</summary>
    public static LoadedNetwork Load(string path, SourceChoices choices)
    {
        LayerShapes shape = LayerShapes.Find(ReadHeader(path), choices);
        if (shape.Activations is null)
        {
            throw new ToolException(
                "The file does not say the activations of its layers. Add --activations with one for each of the " +
                $"{shape.LayerSizes.Length - 1} layers after the inputs, or with one for the hidden layers and one for the output, " +
                "such as --activations Relu Identity.");
        }

        return Load(path, choices, shape);
    }

    /// <summary>Loads a network whose layers are known.</summary>
    public static LoadedNetwork Load(string path, SourceChoices choices, LayerShapes shape)
    {
        Activation[] activations = shape.Activations!;
        FileNetwork network = new(shape.LayerSizes, activations, shape.Loss ?? UsualLoss.Choose(choices.Loss, activations[^1]));
        NetworkTransform? transform = null;
        if (choices.Layers.Count == 0)
            NetworkFile.Load(network, path, out transform);
        else
            network.LoadFrom(path, TensorNames.Of([.. choices.Layers]));
        return new LoadedNetwork(path, FileFormat.Safetensors, network, transform) { Layers = [.. choices.Layers] };
    }
}
