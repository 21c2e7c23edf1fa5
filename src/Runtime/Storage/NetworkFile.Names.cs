using System;
using System.IO;
using MlpGen.Storage;

namespace MlpGen;

/// <content>Files in which the layers have other names, such as those of PyTorch.</content>
public static partial class NetworkFile
{
    /// <summary>
    /// Saves a network to a file, with names of your choice. Otherwise like <see cref="Save(IInferenceNetwork, string)"/>.
    /// </summary>
    /// <param name="network">The network to save.</param>
    /// <param name="path">The path of the file. Its directory must exist.</param>
    /// <param name="names">
    /// The names of the layers, such as <see cref="TensorNames.Sequential"/> for a file that <c>nn.Sequential.load_state_dict</c> takes.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty, or there is not one name for each layer.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, so the file could not be loaded. An existing file is unchanged.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written. An existing file is unchanged.</exception>
    public static void Save(IInferenceNetwork network, string path, TensorNames names)
    {
        ThrowIfNotNames(network, names);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => NetworkWriter.Write(network, file, names));
    }

    /// <summary>Writes a network to a stream, with names of your choice. The stream stays open.</summary>
    /// <param name="network">The network to save.</param>
    /// <param name="stream">A writable stream. It does not need to support seeking.</param>
    /// <param name="names">The names of the layers.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="stream"/> is not writable, or there is not one name for each layer.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, so the data could not be loaded. Nothing is written.
    /// </exception>
    public static void Save(IInferenceNetwork network, Stream stream, TensorNames names)
    {
        ThrowIfNotNames(network, names);
        ThrowIfNotWritable(stream);
        NetworkWriter.Write(network, stream, names);
    }

    /// <summary>
    /// Loads the parameters of a network from a file whose layers have names of your choice. Tensors with other names are ignored, except
    /// the next number of numbered names, which belongs to a deeper network. Otherwise like <see cref="Load(IInferenceNetwork, string)"/>.
    /// </summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="names">The names of the layers.</param>
    /// <exception cref="ArgumentException">The path is empty, or there is not one name for each layer.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, contains another network, or contains a transform. The message gives the location.
    /// </exception>
    public static void LoadFrom(this IInferenceNetwork network, string path, TensorNames names)
    {
        ThrowIfNotNames(network, names);
        ArgumentException.ThrowIfNullOrEmpty(path);
        network.SetParameters(AtomicFile.Read(path, file => NetworkReader.Read(network, file, rowsAreTransformed: false, names)));
    }

    /// <summary>
    /// Reads the parameters of a network from a stream whose layers have names of your choice, from its position to its end. If it fails,
    /// the network is unchanged. Otherwise like <see cref="LoadFrom(IInferenceNetwork, string, TensorNames)"/>.
    /// </summary>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="stream">A readable stream. It does not need to support seeking. It stays open.</param>
    /// <param name="names">The names of the layers.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="stream"/> is not readable, or there is not one name for each layer.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The data is damaged, contains another network, or contains a transform. The message gives the location.
    /// </exception>
    public static void LoadFrom(this IInferenceNetwork network, Stream stream, TensorNames names)
    {
        ThrowIfNotNames(network, names);
        ThrowIfNotReadable(stream);
        network.SetParameters(NetworkReader.Read(network, stream, rowsAreTransformed: false, names));
    }

    private static void ThrowIfNotNames(IInferenceNetwork network, TensorNames names)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(names);
        names.Check(network.Activations.Length, nameof(names));
    }
}
