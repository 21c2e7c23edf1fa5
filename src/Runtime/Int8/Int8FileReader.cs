using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using MlpGen.Storage;
using static MlpGen.Text.MessageText;

namespace MlpGen.Int8;

/// <summary>Reads quantized networks. A file is hostile input: it is checked before memory is allocated for what it claims.</summary>
internal static class Int8FileReader
{
    private const int FirstPiece = 64 * 1024;

    /// <summary>Reads to the end of a stream.</summary>
    /// <exception cref="InvalidDataException">The data is damaged, or it is not a quantized network.</exception>
    public static Int8Layer[] Read(Stream stream)
    {
        SafetensorsHeader header = NetworkReader.ReadHeader(stream, Int8File.LongestHeader, Int8File.MostLayers * Int8File.TensorsPerLayer);
        (int[] sizes, Activation[] activations) = Shape(header.Metadata);
        Dictionary<string, SafetensorsTensor> tensors = Check(header, sizes);
        byte[] data = ReadData(stream, header.Tensors[^1].End);
        var layers = new Int8Layer[activations.Length];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            LayerNumbers numbers = new(
                sizes[layer],
                activations[layer],
                MemoryMarshal.Cast<byte, sbyte>(Bytes(layer, Int8File.Weight)).ToArray(),
                Floats(layer, Int8File.WeightScale),
                Floats(layer, Int8File.Bias),
                new InputScales(Floats(layer, Int8File.InputScale), Integers(layer, Int8File.InputZeroPoint)));
            if (numbers.Problem() is { } problem)
                throw new InvalidDataException($"Layer {layer + 1} {problem}. The file is damaged.");
            layers[layer] = new Int8Layer(numbers);
        }

        return layers;

        Span<byte> Bytes(int layer, string name)
        {
            SafetensorsTensor tensor = tensors[Int8File.Name(layer, name)];
            return data.AsSpan((int)tensor.Begin, (int)(tensor.End - tensor.Begin));
        }

        int[] Integers(int layer, string name)
        {
            Span<byte> bytes = Bytes(layer, name);
            int[] integers = new int[bytes.Length / sizeof(int)];
            for (int i = 0; i < integers.Length; i++)
                integers[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]);
            return integers;
        }

        float[] Floats(int layer, string name) => Array.ConvertAll(Integers(layer, name), BitConverter.Int32BitsToSingle);
    }

    private static (int[] Sizes, Activation[] Activations) Shape(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue("format", out string? format) || format != Int8File.Format)
        {
            throw new InvalidDataException(
                $"The metadata must have format {Quoted(Int8File.Format)} (was {(format is null ? "missing" : Quoted(format))}). " +
                "Only files that Int8Network.Save wrote can be loaded.");
        }

        if (Text("version") is var version && version != Int8File.Version)
            throw new InvalidDataException($"The metadata must have version {Quoted(Int8File.Version)} (was {Quoted(version)}).");
        string[] names = Text("activations").Split(','), numbers = Text("layer_sizes").Split(',');
        if (names.Length > Int8File.MostLayers || numbers.Length != names.Length + 1)
        {
            throw new InvalidDataException(
                $"The metadata must have 1 to {Int8File.MostLayers} activations and one more of layer_sizes " +
                $"(were {names.Length} and {numbers.Length}).");
        }

        return (Array.ConvertAll(numbers, Size), Array.ConvertAll(names, Activation));

        string Text(string key) =>
            metadata.TryGetValue(key, out string? text)
                ? text
                : throw new InvalidDataException($"The metadata must have {key} (was missing).");
    }

    private static int Size(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size >= 1
            ? size
            : throw new InvalidDataException($"The numbers of layer_sizes must be whole and at least 1 (was {Quoted(text)}).");

    // Enum.TryParse also takes numbers and names in other cases.
    private static Activation Activation(string text) =>
        Enum.TryParse(text, out Activation activation) && activation.ToString() == text
            ? activation
            : throw new InvalidDataException($"The activations must be names of Activation (was {Quoted(text)}).");

    private static Dictionary<string, SafetensorsTensor> Check(SafetensorsHeader header, int[] sizes)
    {
        Dictionary<string, SafetensorsTensor> tensors = new(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in header.Tensors)
            tensors.Add(tensor.Name, tensor);
        int layers = sizes.Length - 1;
        for (int layer = 0; layer < layers; layer++)
        {
            if (sizes[layer] > LayerNumbers.MostInputs)
            {
                throw new InvalidDataException(
                    $"Layer {layer + 1} must have at most {LayerNumbers.MostInputs} inputs, so that sums of 32 bits cannot overflow " +
                    $"(was {sizes[layer]}).");
            }

            Require(layer, Int8File.Bias, "F32", sizes[layer + 1]);
            Require(layer, Int8File.WeightScale, "F32", sizes[layer + 1]);
            int scales = HasOne(layer, Int8File.InputScale) ? 1 : sizes[layer];
            Require(layer, Int8File.InputScale, "F32", scales);
            Require(layer, Int8File.InputZeroPoint, "I32", scales);
            Require(layer, Int8File.Weight, "I8", sizes[layer + 1], sizes[layer]);
        }

        if (tensors.Count != layers * Int8File.TensorsPerLayer)
        {
            throw new InvalidDataException(
                $"The file must have {layers * Int8File.TensorsPerLayer} tensors for {layers} layers (was {tensors.Count}).");
        }

        return tensors;

        bool HasOne(int layer, string name) =>
            tensors.TryGetValue(Int8File.Name(layer, name), out SafetensorsTensor? tensor) && tensor.Shape is [1];

        void Require(int layer, string name, string type, params long[] shape)
        {
            string full = Int8File.Name(layer, name);
            if (!tensors.TryGetValue(full, out SafetensorsTensor? tensor))
                throw new InvalidDataException($"Tensor {full} is missing.");
            if (tensor.DType != type || !tensor.Shape.AsSpan().SequenceEqual(shape))
            {
                throw new InvalidDataException(
                    $"Expected tensor {full} to be {type} {Sizes(shape)}, but it is {tensor.DType} {Sizes(tensor.Shape)}.");
            }
        }
    }

    // The buffer grows with the data that arrives, not with what the header claims.
    private static byte[] ReadData(Stream stream, long length)
    {
        if (length > Array.MaxLength)
            throw new InvalidDataException($"The tensors must have at most {Array.MaxLength} bytes (was {length}).");
        byte[] data = new byte[Math.Min(length, FirstPiece)];
        for (int read = 0; ;)
        {
            read += stream.ReadAtLeast(data.AsSpan(read), data.Length - read, throwOnEndOfStream: false);
            if (read < data.Length)
                throw new InvalidDataException($"The data ends after {read} of {length} bytes of the tensors. The file is damaged.");
            if (read == length)
                break;
            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
        }

        return stream.ReadByte() < 0
            ? data
            : throw new InvalidDataException("The data continues after the last tensor. The file is damaged.");
    }
}
