using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>Reads the parameters of a network from the safetensors format. What does not fit the network is refused.</summary>
internal static class NetworkReader
{
    // Room for thousands of tensors that are not ours; the reference implementation allows 100 MB.
    private const long HeaderLimit = 1024 * 1024;

    // What one layer takes in a header of our own at most, twice over: no network is too deep to be loaded again.
    private const long HeaderLimitPerLayer = 512;

    // What is known of a tensor takes more memory than its entry in the header may.
    private const int TensorLimit = 4096;
    private const int TensorsPerLayer = 2;

    private const int SkipPiece = 4 * 1024;

    /// <summary>The bytes of a header at most.</summary>
    public static long LongestHeader(INetwork network) => HeaderLimit + (network.Activations.Length * HeaderLimitPerLayer);

    /// <summary>Reads to the end of a stream.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">At the beginning of the data.</param>
    /// <param name="rowsAreTransformed">True if a transform is skipped; else it is refused.</param>
    /// <returns>The parameters in canonical order, all finite.</returns>
    /// <exception cref="InvalidDataException">The data is damaged or holds another network, or a transform of its rows.</exception>
    public static float[] Read(INetwork network, Stream stream, bool rowsAreTransformed)
    {
        SafetensorsHeader header = ReadHeader(network, stream);
        float[] parameters = Read(network, header, stream, Skip);
        if (!rowsAreTransformed)
            TransformTensors.DemandNone(header);
        return parameters;
    }

    /// <summary>Reads what follows a header.</summary>
    /// <param name="network">The network.</param>
    /// <param name="header">What <see cref="ReadHeader"/> gave.</param>
    /// <param name="stream">At the first tensor.</param>
    /// <param name="other">Reads a tensor that is none of the network's, to its end.</param>
    public static float[] Read(INetwork network, SafetensorsHeader header, Stream stream, Action<Stream, SafetensorsTensor> other)
    {
        NetworkMetadata.Check(network, header.Metadata);
        Dictionary<string, NetworkTensor> wanted = NetworkTensor.Of(network).ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        CheckTensors(wanted, header);

        float[] parameters = new float[network.ParameterCount];
        foreach (SafetensorsTensor tensor in header.Tensors)
        {
            if (wanted.TryGetValue(tensor.Name, out NetworkTensor? ours))
                ReadTensor(stream, ours, parameters.AsSpan(ours.Start, ours.Length));
            else
                other(stream, tensor);
        }

        if (stream.ReadByte() >= 0)
            throw new InvalidDataException("Bytes follow the last tensor; the data ends with it in a whole file.");
        return parameters;
    }

    /// <summary>Reads the header alone.</summary>
    public static SafetensorsHeader ReadHeader(INetwork network, Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        int read = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (read < prefix.Length)
            throw new InvalidDataException($"The data ends after {read} bytes; a safetensors file begins with 8, its header's length.");

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        long limit = LongestHeader(network);
        if (length > (ulong)limit)
        {
            throw new InvalidDataException(
                $"The first 8 bytes give a header of {length} bytes; at most {limit} fit. This is no safetensors file, or it is damaged.");
        }

        byte[] header = new byte[length];
        read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < header.Length)
            throw new InvalidDataException($"The data ends after {read} bytes of the header; {length} fit.");
        return SafetensorsHeaderReader.Read(header, TensorLimit + (network.Activations.Length * TensorsPerLayer));
    }

    private static void CheckTensors(Dictionary<string, NetworkTensor> wanted, SafetensorsHeader header)
    {
        int found = 0;
        foreach (SafetensorsTensor tensor in header.Tensors)
        {
            if (wanted.TryGetValue(tensor.Name, out NetworkTensor? ours))
            {
                found++;
                if (tensor.DType != "F32" || !tensor.Shape.AsSpan().SequenceEqual(ours.Shape))
                {
                    throw new InvalidDataException(
                        $"Tensor {ours.Name} is {tensor.DType} {Sizes(tensor.Shape)}; F32 {Sizes(ours.Shape)} fits this network.");
                }
            }
            else if (tensor.Name.StartsWith(NetworkTensor.Prefix, StringComparison.Ordinal))
            {
                // Skipping it would cut a deeper network short without a word.
                throw new InvalidDataException(
                    $"Tensor {Quoted(tensor.Name)} is none of this network, whose last is {wanted.Keys.Last()}: the file holds another.");
            }
        }

        if (found < wanted.Count)
        {
            NetworkTensor missing = wanted.Values.First(ours => header.Tensors.All(tensor => tensor.Name != ours.Name));
            throw new InvalidDataException($"Tensor {missing.Name} is missing; F32 {Sizes(missing.Shape)} fits this network.");
        }
    }

    private static void ReadTensor(Stream stream, NetworkTensor tensor, Span<float> values)
    {
        long read = LittleEndian.Read(stream, values);
        if (read < (long)values.Length * sizeof(float))
            throw EndsEarly(tensor.Name, read, (long)values.Length * sizeof(float));
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataException(
                    FormattableString.Invariant($"Tensor {tensor.Name} is {values[i]} at {tensor.Place(i)}; a finite number fits."));
            }
        }
    }

    /// <summary>Reads past a tensor.</summary>
    public static void Skip(Stream stream, SafetensorsTensor tensor)
    {
        long length = tensor.End - tensor.Begin;
        Span<byte> scratch = stackalloc byte[SkipPiece];
        for (long skipped = 0; skipped < length;)
        {
            int piece = (int)Math.Min(scratch.Length, length - skipped);
            int read = stream.ReadAtLeast(scratch[..piece], piece, throwOnEndOfStream: false);
            skipped += read;
            if (read < piece)
                throw EndsEarly(Quoted(tensor.Name), skipped, length);
        }
    }

    /// <summary>The exception for data that ends in a tensor.</summary>
    public static InvalidDataException EndsEarly(string name, long read, long length) =>
        new($"The data ends after {read} bytes of tensor {name}; {length} fit.");
}
