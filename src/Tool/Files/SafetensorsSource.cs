using System.IO;
using System.Linq;
using MlpGen.Storage;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>Loads networks from safetensors files.</summary>
internal static class SafetensorsSource
{
    // More layers than any network has, so that the limits of a header do not depend on the network.
    private const int MostLayers = 4096;

    /// <summary>Reads the header of a file, and checks that the file is as long as it says.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static SafetensorsHeader ReadHeader(Stream stream)
    {
        SafetensorsHeader header = NetworkReader.ReadHeader(MostLayers, stream);
        long expected = header.Tensors.Count == 0 ? 0 : header.Tensors[^1].End, found = stream.Length - stream.Position;
        return expected == found
            ? header
            : throw new InvalidDataException(
                $"The header describes {expected} bytes of data, but {found} follow it. " +
                $"The file is {(found < expected ? "truncated" : "damaged")}.");
    }

    /// <summary>Reads the header of a file.</summary>
    public static SafetensorsHeader ReadHeader(string path) => AtomicFile.Read(path, ReadHeader);

    /// <summary>Loads the network of a file.</summary>
    public static LoadedNetwork Load(string path, SourceChoices choices)
    {
        SafetensorsHeader header = ReadHeader(path);
        LayerShapes shape = LayerShapes.Find(header, choices);
        if (shape.Activations is null)
        {
            throw new ToolException(
                "The file does not say the activations of its layers. Add --activations with one for each of the " +
                $"{shape.LayerSizes.Length - 1} layers after the inputs, or with one for the hidden layers and one for the output, " +
                "such as --activations Relu Identity.");
        }

        return Load(path, choices, header, shape);
    }

    /// <summary>Loads a network whose layers are known.</summary>
    public static LoadedNetwork Load(string path, SourceChoices choices, SafetensorsHeader header, LayerShapes shape)
    {
        Activation[] activations = shape.Activations!;
        Network.Count(shape.LayerSizes);
        TensorNames? names = choices.Layers.Count == 0 ? null : TensorNames.Of([.. choices.Layers]);
        // Before memory is allocated, the file must have tensors of these sizes.
        Loss loss = shape.Loss ?? UsualLoss.Choose(choices.Loss, activations[^1]);
        ExpectedTensors.Check(new NetworkShape(shape.LayerSizes, activations, loss), header, names);
        Network network = new(shape.LayerSizes, activations, loss);
        NetworkTransform? transform = null;
        if (names is null)
            NetworkFile.Load(network, path, out transform);
        else
            network.LoadFrom(path, names);
        return new LoadedNetwork(path, FileFormat.Safetensors, network, transform) { Layers = [.. choices.Layers] };
    }
}
