using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <content>Reads the format itself, without a network.</content>
internal static partial class NetworkReader
{
    // Allows thousands of additional tensors. The reference implementation allows 100 MB.
    private const long HeaderLimit = 1024 * 1024;

    // Twice the maximum that one layer needs in a header, so that a network of any depth can be loaded again.
    private const long HeaderLimitPerLayer = 512;

    // The objects for a tensor need more memory than its entry in the header.
    private const int TensorLimit = 4096;
    private const int TensorsPerLayer = 2;

    private const int SkipPiece = 4 * 1024;

    /// <summary>Returns the maximum length of a header in bytes.</summary>
    public static long LongestHeader(NetworkShape network) => LongestHeader(network.Layers);

    private static long LongestHeader(int layers) => HeaderLimit + (layers * HeaderLimitPerLayer);

    /// <summary>Reads the tensors that follow a header, in the order of their data.</summary>
    /// <param name="header">The header.</param>
    /// <param name="stream">The stream, positioned at the first tensor.</param>
    /// <param name="wanted">The tensors of the network by name.</param>
    /// <param name="read">Reads a tensor of the network.</param>
    /// <param name="other">Reads a tensor that does not belong to the network, to its end.</param>
    /// <exception cref="InvalidDataException">The data continues after the last tensor.</exception>
    public static void ReadTensors(
        SafetensorsHeader header,
        Stream stream,
        Dictionary<string, NetworkTensor> wanted,
        Action<SafetensorsTensor, NetworkTensor> read,
        Action<Stream, SafetensorsTensor> other)
    {
        foreach (SafetensorsTensor tensor in header.Tensors)
        {
            if (wanted.TryGetValue(tensor.Name, out NetworkTensor? ours))
                read(tensor, ours);
            else
                other(stream, tensor);
        }

        if (stream.ReadByte() >= 0)
            throw new InvalidDataException("The data continues after the last tensor. The file is damaged.");
    }

    /// <summary>Reads only the header.</summary>
    public static SafetensorsHeader ReadHeader(NetworkShape network, Stream stream) => ReadHeader(network.Layers, stream);

    /// <summary>Reads only the header of a network with at most this number of layers.</summary>
    public static SafetensorsHeader ReadHeader(int layers, Stream stream) =>
        ReadHeader(stream, LongestHeader(layers), TensorLimit + (layers * TensorsPerLayer));

    /// <summary>Reads only a header of limited length.</summary>
    /// <param name="stream">The stream, positioned at the start of the data.</param>
    /// <param name="limit">The maximum length of the header in bytes.</param>
    /// <param name="mostTensors">The maximum number of tensors.</param>
    /// <exception cref="InvalidDataException">The header is damaged or too long.</exception>
    public static SafetensorsHeader ReadHeader(Stream stream, long limit, int mostTensors)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        int read = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (read < prefix.Length)
            throw new InvalidDataException($"The data ends after {read} bytes. A safetensors file starts with the 8-byte header length.");

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)limit)
        {
            throw new InvalidDataException(
                $"The header must have at most {limit} bytes (was {length}). The file is not a safetensors file, or it is damaged.");
        }

        if (stream.CanSeek && length > (ulong)(stream.Length - stream.Position))
            throw HeaderEndsEarly(stream.Length - stream.Position, length);
        byte[] header = new byte[length];
        read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < header.Length)
            throw HeaderEndsEarly(read, length);
        return SafetensorsHeaderReader.Read(header, mostTensors);
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

    private static InvalidDataException HeaderEndsEarly(long read, ulong length) =>
        new($"The data ends after {read} of {length} bytes of the header. The file is damaged.");

    /// <summary>Creates the exception for data that ends within a tensor.</summary>
    public static InvalidDataException EndsEarly(string name, long read, long length) =>
        new($"The data ends after {read} of {length} bytes of tensor {name}. The file is damaged.");
}
