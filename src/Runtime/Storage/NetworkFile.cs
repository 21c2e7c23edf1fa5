using System;
using System.IO;
using System.Text.Json;

namespace MlpGen;

/// <summary>
/// Saves networks as safetensors files (https://github.com/huggingface/safetensors) and loads them again. A layer's weights are the
/// tensor <c>layers.N.weight</c> of shape [outputs, inputs], its biases <c>layers.N.bias</c> of shape [outputs], both F32; N is 0
/// for the first layer after the inputs. Topology, activations and loss stand in the file's metadata.
/// </summary>
/// <remarks>Generated networks call these methods; they are public so that any <see cref="INetwork"/> can be saved the same way.</remarks>
public static class NetworkFile
{
    /// <summary>Writes a file. An existing file is replaced only once the new one is whole and on the disk; its mode stays, and links to it lead to the new one.</summary>
    /// <param name="network">The network whose parameters are written.</param>
    /// <param name="path">The file; its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or ends in no name of a file.</exception>
    /// <exception cref="IOException">The file cannot be written, or is a directory. No file is left behind, and an existing one is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it. The same holds.</exception>
    public static void Save(INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => NetworkWriter.Write(network, file));
    }

    /// <summary>Writes to a stream, from its position on. The stream is left open.</summary>
    /// <param name="network">The network whose parameters are written.</param>
    /// <param name="stream">A stream that can be written; it need not seek.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written.</exception>
    public static void Save(INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written; pass one that can.", nameof(stream));
        NetworkWriter.Write(network, stream);
    }

    /// <summary>Writes a file that holds, beside the network, what its rows went through. It loads like one without.</summary>
    /// <param name="network">The network whose parameters are written.</param>
    /// <param name="path">The file; its directory must exist. An existing one is replaced only once the new one is whole and on the disk.</param>
    /// <param name="transform">For the inputs and outputs of this network.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or ends in no name of a file, or the transform is for another number of inputs or outputs, or its schema too long.</exception>
    /// <exception cref="IOException">The file cannot be written. No file is left behind, and an existing one is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it. The same holds.</exception>
    public static void Save(INetwork network, string path, NetworkTransform transform)
    {
        Check(network, transform);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => NetworkWriter.Write(network, file, transform));
    }

    /// <summary>Writes to a stream, from its position on, the network and what its rows went through. The stream is left open.</summary>
    /// <param name="network">The network whose parameters are written.</param>
    /// <param name="stream">A stream that can be written; it need not seek.</param>
    /// <param name="transform">For the inputs and outputs of this network.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written, or the transform is for another number of inputs or outputs, or its schema too long.</exception>
    public static void Save(INetwork network, Stream stream, NetworkTransform transform)
    {
        Check(network, transform);
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written; pass one that can.", nameof(stream));
        NetworkWriter.Write(network, stream, transform);
    }

    /// <summary>Reads the parameters of a network from a file. On an error nothing is changed.</summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds another network; the message says where.</exception>
    public static void Load(INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        network.SetParameters(AtomicFile.Read(path, file => NetworkReader.Read(network, file)));
    }

    /// <summary>Reads the parameters of a network from a stream, from its position to its end. On an error nothing is changed.</summary>
    /// <remarks>
    /// Data that lies about itself is refused before memory is allocated for it: beyond the network's own parameters, a load needs
    /// memory in proportion to the header, which is limited to 1 MiB and 512 bytes for each layer. Metadata may be absent, and tensors
    /// with names of another kind are skipped, so that files written elsewhere load.
    /// </remarks>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="stream">A stream that can be read; it need not seek. It is left open.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">The data is damaged or holds another network; the message says where.</exception>
    public static void Load(INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read; pass one that can.", nameof(stream));
        network.SetParameters(NetworkReader.Read(network, stream));
    }

    /// <summary>Reads what <see cref="Save(INetwork, string, NetworkTransform)"/> wrote beside a network. The network stays as it is.</summary>
    /// <param name="network">The network that the file holds.</param>
    /// <param name="path">The file.</param>
    /// <returns>Null where the file holds a network alone.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds another network; the message says where.</exception>
    public static NetworkTransform? LoadTransform(INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return AtomicFile.Read(path, file => TransformReader.Read(network, file));
    }

    /// <summary>Reads what was written beside a network, from a stream's position to its end. The network stays as it is.</summary>
    /// <param name="network">The network that the data holds.</param>
    /// <param name="stream">A stream that can be read; it need not seek. It is left open.</param>
    /// <returns>Null where the data holds a network alone.</returns>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">The data is damaged or holds another network; the message says where.</exception>
    public static NetworkTransform? LoadTransform(INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read; pass one that can.", nameof(stream));
        return TransformReader.Read(network, stream);
    }

    private static void Check(INetwork network, NetworkTransform transform)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(transform);
        DatasetGuard.FitsNetwork(network, transform, nameof(transform));
        if (transform.Schema is { } schema && (schema.Length > TransformTensors.LongestSchema || JsonEncodedText.Encode(schema).EncodedUtf8Bytes.Length > TransformTensors.LongestSchema))
        {
            throw new ArgumentException(
                $"The schema has {schema.Length} characters, which take more than {TransformTensors.LongestSchema} bytes in the header of the file. Save so long a one apart.",
                nameof(transform));
        }
    }
}
