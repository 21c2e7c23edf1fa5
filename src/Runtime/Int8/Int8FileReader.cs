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
        Check(header, sizes);
        Dictionary<string, Array> values = ReadTensors(stream, header.Tensors);
        var layers = new Int8Layer[activations.Length];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            LayerNumbers numbers = new(
                sizes[layer],
                activations[layer],
                Values<sbyte>(layer, Int8File.Weight),
                Values<float>(layer, Int8File.WeightScale),
                Values<float>(layer, Int8File.Bias),
                new InputScales(Values<float>(layer, Int8File.InputScale), Values<int>(layer, Int8File.InputZeroPoint)));
            if (numbers.Problem() is { } problem)
                throw new InvalidDataException($"Layer {layer + 1} {problem}. The file is damaged.");
            layers[layer] = new Int8Layer(numbers);
        }

        return layers;

        T[] Values<T>(int layer, string name) => (T[])values[Int8File.Name(layer, name)];
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

        Activation[] activations = Array.ConvertAll(names, Activation);
        if (Array.IndexOf(activations, MlpGen.Activation.Softmax) is var softmax and >= 0 && softmax < activations.Length - 1)
            throw new InvalidDataException($"Only the output layer can have Softmax (was in layer {softmax + 1} of {activations.Length}).");
        return (Array.ConvertAll(numbers, Size), activations);

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

    private static void Check(SafetensorsHeader header, int[] sizes)
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

    // Reads every tensor into the memory that stays, in the order of the file.
    private static Dictionary<string, Array> ReadTensors(Stream stream, IReadOnlyList<SafetensorsTensor> tensors)
    {
        long length = tensors[tensors.Count - 1].End;
        if (stream.CanSeek && stream.Length - stream.Position < length)
            throw EndsEarly(stream.Length - stream.Position, length);
        Dictionary<string, Array> values = new(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in tensors)
        {
            values.Add(tensor.Name, tensor.DType switch
            {
                "I8" => ReadTensor<sbyte>(stream, tensor, sizeof(sbyte), length),
                "I32" => ReadTensor<int>(stream, tensor, sizeof(int), length),
                _ => ReadTensor<float>(stream, tensor, sizeof(float), length),
            });
        }

        return stream.ReadByte() < 0
            ? values
            : throw new InvalidDataException("The data continues after the last tensor. The file is damaged.");
    }

    // The memory for a stream of unknown length grows with the data that arrives, not with what the header claims.
    private static T[] ReadTensor<T>(Stream stream, SafetensorsTensor tensor, int size, long length)
        where T : struct
    {
        long count = (tensor.End - tensor.Begin) / size;
        if (count > Array.MaxLength)
            throw new InvalidDataException($"Tensor {tensor.Name} must have at most {Array.MaxLength} numbers (was {count}).");
        T[] values = new T[stream.CanSeek ? count : Math.Min(count, FirstPiece)];
        for (int start = 0; ;)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan(start));
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < bytes.Length)
                throw EndsEarly(tensor.Begin + ((long)start * size) + read, length);
            if (!BitConverter.IsLittleEndian && size == sizeof(int))
                Swap(MemoryMarshal.Cast<byte, int>(bytes));
            if (values.Length == count)
                return values;
            start = values.Length;
            Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
        }
    }

    private static void Swap(Span<int> values)
    {
        foreach (ref int value in values)
            value = BinaryPrimitives.ReverseEndianness(value);
    }

    private static InvalidDataException EndsEarly(long read, long length) =>
        new($"The data ends after {read} of {length} bytes of the tensors. The file is damaged.");
}
