using System;
using System.IO;
using System.Text.Json;
using MlpGen.Data;
using MlpGen.Storage;

namespace MlpGen;

/// <content>Networks beside what their rows went through.</content>
public static partial class NetworkFile
{
    /// <summary>
    /// Writes a file that holds, beside the network, what its rows went through. Whoever loads it asks for both, or says that rows are
    /// transformed already.
    /// </summary>
    /// <param name="network">The network whose parameters are written.</param>
    /// <param name="path">
    /// The file; its directory must exist. An existing one is replaced only once the new one is whole and on the disk.
    /// </param>
    /// <param name="transform">For the inputs and outputs of this network.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty or ends in no name of a file, or the transform is for another number of inputs or outputs, or its
    /// schema too long.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite: nobody could load it, and an existing file is as it was.
    /// </exception>
    /// <exception cref="IOException">
    /// The file cannot be written, or is a directory, a pipe or a device. No file is left behind, and an existing one is as it was.
    /// </exception>
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
    /// <exception cref="ArgumentException">
    /// <paramref name="stream"/> cannot be written, or the transform is for another number of inputs or outputs, or its schema too long.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite: nobody could load it, and nothing is written.
    /// </exception>
    public static void Save(INetwork network, Stream stream, NetworkTransform transform)
    {
        Check(network, transform);
        DemandWritable(stream);
        NetworkWriter.Write(network, stream, transform);
    }

    /// <summary>Reads the parameters of a network and what its rows went through. On an error nothing is changed.</summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="path">The file.</param>
    /// <param name="transform">For <see cref="TransformedInference"/> and metrics; null where the file holds a network alone.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds another network; the message says where.</exception>
    public static void Load(INetwork network, string path, out NetworkTransform? transform)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        (float[] parameters, transform) = AtomicFile.Read(path, file => ReadBoth(network, file));
        network.SetParameters(parameters);
    }

    /// <summary>
    /// Reads the parameters of a network and what its rows went through, from a stream's position to its end. On an error nothing is
    /// changed.
    /// </summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="stream">A stream that can be read; it need not seek. It is left open.</param>
    /// <param name="transform">For <see cref="TransformedInference"/> and metrics; null where the data holds a network alone.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">The data is damaged or holds another network; the message says where.</exception>
    public static void Load(INetwork network, Stream stream, out NetworkTransform? transform)
    {
        ArgumentNullException.ThrowIfNull(network);
        DemandReadable(stream);
        (float[] parameters, transform) = ReadBoth(network, stream);
        network.SetParameters(parameters);
    }

    /// <summary>Reads the parameters of a network alone, also where the file holds a transform. On an error nothing is changed.</summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="path">The file.</param>
    /// <param name="rowsAreTransformed">
    /// True skips a transform: all rows that the network will see went through it already. False refuses it.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or holds another network, or a transform that is not to be skipped.
    /// </exception>
    public static void Load(INetwork network, string path, bool rowsAreTransformed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        network.SetParameters(AtomicFile.Read(path, file => NetworkReader.Read(network, file, rowsAreTransformed)));
    }

    /// <summary>Reads the parameters of a network alone, also where the data holds a transform. On an error nothing is changed.</summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="stream">A stream that can be read; it need not seek. It is left open.</param>
    /// <param name="rowsAreTransformed">
    /// True skips a transform: all rows that the network will see went through it already. False refuses it.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The data is damaged or holds another network, or a transform that is not to be skipped.
    /// </exception>
    public static void Load(INetwork network, Stream stream, bool rowsAreTransformed)
    {
        ArgumentNullException.ThrowIfNull(network);
        DemandReadable(stream);
        network.SetParameters(NetworkReader.Read(network, stream, rowsAreTransformed));
    }

    /// <inheritdoc cref="Load(INetwork, string, out NetworkTransform)"/>
    public static void LoadFrom(this INetwork network, string path, out NetworkTransform? transform) => Load(network, path, out transform);

    /// <inheritdoc cref="Load(INetwork, Stream, out NetworkTransform)"/>
    public static void LoadFrom(this INetwork network, Stream stream, out NetworkTransform? transform) =>
        Load(network, stream, out transform);

    /// <inheritdoc cref="Load(INetwork, string, bool)"/>
    public static void LoadFrom(this INetwork network, string path, bool rowsAreTransformed) => Load(network, path, rowsAreTransformed);

    /// <inheritdoc cref="Load(INetwork, Stream, bool)"/>
    public static void LoadFrom(this INetwork network, Stream stream, bool rowsAreTransformed) => Load(network, stream, rowsAreTransformed);

    /// <summary>
    /// Reads what <see cref="Save(INetwork, string, NetworkTransform)"/> wrote beside a network. The network stays as it is.
    /// </summary>
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
        return AtomicFile.Read(path, file => TransformReader.Read(network, file, out _));
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
        DemandReadable(stream);
        return TransformReader.Read(network, stream, out _);
    }

    private static (float[] Parameters, NetworkTransform? Transform) ReadBoth(INetwork network, Stream stream)
    {
        NetworkTransform? transform = TransformReader.Read(network, stream, out float[] parameters);
        return (parameters, transform);
    }

    private static void Check(INetwork network, NetworkTransform transform)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(transform);
        DatasetGuard.FitsNetwork(network, transform, nameof(transform));
        const int Longest = TransformTensors.LongestSchema;
        if (transform.Schema is { } schema
            && (schema.Length > Longest || JsonEncodedText.Encode(schema).EncodedUtf8Bytes.Length > Longest))
        {
            throw new ArgumentException(
                $"The schema has {schema.Length} characters, which take more than {Longest} bytes in the header of the file. " +
                "Save so long a one apart.",
                nameof(transform));
        }
    }
}
