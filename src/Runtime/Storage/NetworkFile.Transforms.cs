using System;
using System.IO;
using System.Text.Json;
using MlpGen.Data;
using MlpGen.Storage;

namespace MlpGen;

/// <content>Saves and loads networks together with their data transforms.</content>
public static partial class NetworkFile
{
    /// <summary>
    /// Saves a network and the transform of its rows to a file. Code that loads the file must either load both or state that its rows are
    /// already transformed.
    /// </summary>
    /// <param name="network">The network to save.</param>
    /// <param name="path">
    /// The path of the file. Its directory must exist. An existing file is replaced only after the new one is complete and on the disk.
    /// </param>
    /// <param name="transform">The transform for the inputs and outputs of this network.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty or does not end in a file name, the transform has the wrong number of inputs or outputs, or its
    /// schema is too long.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, so the file could not be loaded. An existing file is unchanged.
    /// </exception>
    /// <exception cref="IOException">
    /// The file cannot be written, or the path is a directory, a pipe or a device. No temporary file is left behind, and an existing file
    /// is unchanged.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">
    /// Access to the directory or the file is denied. An existing file is unchanged.
    /// </exception>
    public static void Save(IInferenceNetwork network, string path, NetworkTransform transform)
    {
        Check(network, transform);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => NetworkWriter.Write(network, file, transform));
    }

    /// <summary>Writes a network and the transform of its rows to a stream, starting at its position. The stream stays open.</summary>
    /// <param name="network">The network to save.</param>
    /// <param name="stream">A writable stream. It does not need to support seeking.</param>
    /// <param name="transform">The transform for the inputs and outputs of this network.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="stream"/> is not writable, the transform has the wrong number of inputs or outputs, or its schema is too long.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, so the data could not be loaded. Nothing is written.
    /// </exception>
    public static void Save(IInferenceNetwork network, Stream stream, NetworkTransform transform)
    {
        Check(network, transform);
        ThrowIfNotWritable(stream);
        NetworkWriter.Write(network, stream, transform);
    }

    /// <summary>
    /// Loads the parameters of a network and the transform of its rows from a file. If it fails, the network is unchanged.
    /// </summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="transform">
    /// The transform, for <see cref="TransformedInference"/> and metrics. Null if the file contains only a network.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or contains another network. The message gives the location.</exception>
    public static void Load(IInferenceNetwork network, string path, out NetworkTransform? transform)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        (float[] parameters, transform) = AtomicFile.Read(path, file => ReadBoth(network, file));
        network.SetParameters(parameters);
    }

    /// <summary>
    /// Reads the parameters of a network and the transform of its rows from a stream, from its position to its end. If it fails, the
    /// network is unchanged.
    /// </summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="stream">A readable stream. It does not need to support seeking. It stays open.</param>
    /// <param name="transform">
    /// The transform, for <see cref="TransformedInference"/> and metrics. Null if the data contains only a network.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not readable.</exception>
    /// <exception cref="InvalidDataException">The data is damaged or contains another network. The message gives the location.</exception>
    public static void Load(IInferenceNetwork network, Stream stream, out NetworkTransform? transform)
    {
        ArgumentNullException.ThrowIfNull(network);
        ThrowIfNotReadable(stream);
        (float[] parameters, transform) = ReadBoth(network, stream);
        network.SetParameters(parameters);
    }

    /// <summary>
    /// Loads only the parameters of a network, even if the file contains a transform. If it fails, the network is unchanged.
    /// </summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="rowsAreTransformed">
    /// True to ignore a transform, because all rows that the network receives are already transformed. False to throw if there is one.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, contains another network, or contains a transform that must not be ignored.
    /// </exception>
    public static void Load(IInferenceNetwork network, string path, bool rowsAreTransformed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        network.SetParameters(AtomicFile.Read(path, file => NetworkReader.Read(network, file, rowsAreTransformed)));
    }

    /// <summary>
    /// Reads only the parameters of a network, even if the data contains a transform. If it fails, the network is unchanged.
    /// </summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="stream">A readable stream. It does not need to support seeking. It stays open.</param>
    /// <param name="rowsAreTransformed">
    /// True to ignore a transform, because all rows that the network receives are already transformed. False to throw if there is one.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not readable.</exception>
    /// <exception cref="InvalidDataException">
    /// The data is damaged, contains another network, or contains a transform that must not be ignored.
    /// </exception>
    public static void Load(IInferenceNetwork network, Stream stream, bool rowsAreTransformed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ThrowIfNotReadable(stream);
        network.SetParameters(NetworkReader.Read(network, stream, rowsAreTransformed));
    }

    /// <inheritdoc cref="Load(IInferenceNetwork, string, out NetworkTransform)"/>
    public static void LoadFrom(this IInferenceNetwork network, string path, out NetworkTransform? transform) =>
        Load(network, path, out transform);

    /// <inheritdoc cref="Load(IInferenceNetwork, Stream, out NetworkTransform)"/>
    public static void LoadFrom(this IInferenceNetwork network, Stream stream, out NetworkTransform? transform) =>
        Load(network, stream, out transform);

    /// <inheritdoc cref="Load(IInferenceNetwork, string, bool)"/>
    public static void LoadFrom(this IInferenceNetwork network, string path, bool rowsAreTransformed) =>
        Load(network, path, rowsAreTransformed);

    /// <inheritdoc cref="Load(IInferenceNetwork, Stream, bool)"/>
    public static void LoadFrom(this IInferenceNetwork network, Stream stream, bool rowsAreTransformed) =>
        Load(network, stream, rowsAreTransformed);

    /// <summary>
    /// Loads the transform that <see cref="Save(IInferenceNetwork, string, NetworkTransform)"/> saved with a network. The network is not
    /// changed.
    /// </summary>
    /// <param name="network">The network in the file.</param>
    /// <param name="path">The path of the file.</param>
    /// <returns>The transform, or null if the file contains only a network.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or contains another network. The message gives the location.</exception>
    public static NetworkTransform? LoadTransform(IInferenceNetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return AtomicFile.Read(path, file => TransformReader.Read(network, file, out _));
    }

    /// <summary>
    /// Reads the transform that was saved with a network from a stream, from its position to its end. The network is not changed.
    /// </summary>
    /// <param name="network">The network in the data.</param>
    /// <param name="stream">A readable stream. It does not need to support seeking. It stays open.</param>
    /// <returns>The transform, or null if the data contains only a network.</returns>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not readable.</exception>
    /// <exception cref="InvalidDataException">The data is damaged or contains another network. The message gives the location.</exception>
    public static NetworkTransform? LoadTransform(IInferenceNetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ThrowIfNotReadable(stream);
        return TransformReader.Read(network, stream, out _);
    }

    private static (float[] Parameters, NetworkTransform? Transform) ReadBoth(IInferenceNetwork network, Stream stream)
    {
        NetworkTransform? transform = TransformReader.Read(network, stream, out float[] parameters);
        return (parameters, transform);
    }

    private static void Check(IInferenceNetwork network, NetworkTransform transform)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(transform);
        DatasetGuard.FitsNetwork(network, transform, nameof(transform));
        const int Longest = TransformTensors.LongestSchema;
        if (transform.Schema is { } schema
            && (schema.Length > Longest || JsonEncodedText.Encode(schema).EncodedUtf8Bytes.Length > Longest))
        {
            throw new ArgumentException(
                $"The schema has {schema.Length} characters, which need more than {Longest} bytes in the header of the file. " +
                "Save a schema of this length in a separate file.",
                nameof(transform));
        }
    }
}
