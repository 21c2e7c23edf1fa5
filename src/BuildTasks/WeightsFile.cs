using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using MlpGen.Storage;
using static MlpGen.Text.MessageText;

namespace MlpGen.BuildTasks;

/// <summary>Reads the one network that a safetensors file contains, whatever its class.</summary>
internal static class WeightsFile
{
    // The limits of the generator (NetworkLimits). Memory is allocated only for files within them.
    private const long LargestLayer = 65_536;
    private const long MostParameters = 256 * 1024 * 1024;
    private const int MostLayers = 65_536;

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The file. It must support seeking.</param>
    /// <param name="layers">The names of the layers. Empty to find them.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or contains no network that a class can have.</exception>
    public static WeightsContent Read(Stream stream, string[] layers)
    {
        string hash = Hash(stream);
        SafetensorsHeader header = NetworkReader.ReadHeader(MostLayers, stream);
        TensorNames? names = layers.Length > 0 ? TensorNames.Of(layers) : null;
        int count = names is null ? DeclaredLayers.Count(header) : layers.Length;
        Activation[]? activations = DeclaredLayers.Activations(header.Metadata, count);
        NetworkShape shape = new(
            LayerSizes(header, names, count), activations ?? new Activation[count], DeclaredLayers.Loss(header.Metadata));
        Dictionary<string, NetworkTensor> wanted = ExpectedTensors.Check(shape, header, names);
        long length = header.Tensors[header.Tensors.Count - 1].End;
        long available = stream.Length - stream.Position;
        if (available < length)
            throw new InvalidDataException($"The data ends after {available} of {length} bytes of the tensors. The file is damaged.");

        float[] parameters = new float[shape.ParameterCount];
        NotFinite notFinite = new();
        NetworkReader.ReadTensors(header, stream, wanted, ReadTensor, NetworkReader.Skip);
        Dictionary<string, string> types = header.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.DType);
        WeightsLayer[] found = [.. wanted.Values
            .Where(tensor => tensor.Shape.Length == 2)
            .Select(tensor => new WeightsLayer(NameOf(tensor), types[tensor.Name], (int)tensor.Shape[1], (int)tensor.Shape[0]))];
        return new WeightsContent(
            hash, found, activations, TransformTensors.RowsOf(header), notFinite.Count, notFinite.First, parameters);

        void ReadTensor(SafetensorsTensor tensor, NetworkTensor ours)
        {
            Span<float> values = parameters.AsSpan(ours.Start, ours.Length);
            long read = TensorValues.Read(stream, tensor.DType, values);
            if (read < tensor.End - tensor.Begin)
                throw NetworkReader.EndsEarly(ours.Label, read, tensor.End - tensor.Begin);
            notFinite.Add(ours, values);
        }
    }

    private static string Hash(Stream stream)
    {
        using SHA256 hash = SHA256.Create();
        long start = stream.Position;
        byte[] bytes = hash.ComputeHash(stream);
        stream.Position = start;
        return string.Concat(bytes.Select(value => $"{value:x2}"));
    }

    private static string NameOf(NetworkTensor weights) => weights.Name.Substring(0, weights.Name.LastIndexOf('.'));

    private static int[] LayerSizes(SafetensorsHeader header, TensorNames? names, int layers)
    {
        // Only the number of layers is known, which is all that naming needs.
        TensorNames used = names ?? TensorNaming.Find(new NetworkShape([], new Activation[layers], default), header);
        Dictionary<string, SafetensorsTensor> tensors = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        int[] sizes = new int[layers + 1];
        long parameters = 0;
        for (int layer = 0; layer < layers; layer++)
        {
            string name = $"{used[layer]}.weight";
            if (!tensors.TryGetValue(name, out SafetensorsTensor? weights))
                throw new InvalidDataException($"Tensor {Quoted(name)} is missing.");
            if (weights.Shape is not [>= 1 and <= LargestLayer, >= 1 and <= LargestLayer])
            {
                throw new InvalidDataException(
                    $"Tensor {Quoted(name)} has the shape {Sizes(weights.Shape)}. The weights of a layer must have the shape " +
                    $"[outputs, inputs], each from 1 to {LargestLayer}.");
            }

            if (layer > 0 && weights.Shape[1] != sizes[layer])
            {
                throw new InvalidDataException(
                    $"Tensor {Quoted(name)} has the shape {Sizes(weights.Shape)}, but the layer before it has {sizes[layer]} outputs.");
            }

            sizes[layer] = (int)weights.Shape[1];
            sizes[layer + 1] = (int)weights.Shape[0];
            parameters += (weights.Shape[1] + 1) * weights.Shape[0];
        }

        if (parameters > MostParameters)
            throw new InvalidDataException($"The network has {parameters} parameters. At most {MostParameters} are possible.");

        return sizes;
    }
}
