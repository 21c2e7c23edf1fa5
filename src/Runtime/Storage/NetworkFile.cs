using System;
using System.IO;
using MlpGen.Storage;

namespace MlpGen;

/// <summary>
/// Saves networks as safetensors files (https://github.com/huggingface/safetensors) and loads them. The weights of a layer are the tensor
/// <c>layers.N.weight</c> of shape [outputs, inputs], and its biases are <c>layers.N.bias</c> of shape [outputs]. They are saved as F32. N
/// is 0 for the first layer after the inputs. The metadata of the file contains topology, activations and loss.
/// </summary>
/// <remarks>
/// Files of other programs may name layers differently, as long as the names of all layers differ only in a number: <c>0</c> and <c>2</c>
/// in PyTorch's <c>nn.Sequential</c>, or <c>fc1</c> and <c>fc2</c>. For any other names, use <see cref="TensorNames"/>. F16, BF16 and F64
/// are read too. F64 is rounded to the nearest float. Generated networks call these methods. They are public so that any
/// <see cref="IInferenceNetwork"/> can be saved in this format.
/// </remarks>
public static partial class NetworkFile
{
    /// <summary>
    /// Saves a network to a file. An existing file is replaced only after the new one is complete and on the disk. On Unix, the new file
    /// keeps the permissions of the old one. Links to the old file lead to the new one.
    /// </summary>
    /// <param name="network">The network to save.</param>
    /// <param name="path">The path of the file. Its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or does not end in a file name.</exception>
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
    public static void Save(IInferenceNetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => NetworkWriter.Write(network, file));
    }

    /// <summary>Writes a network to a stream, starting at its position. The stream stays open.</summary>
    /// <param name="network">The network to save.</param>
    /// <param name="stream">A writable stream. It does not need to support seeking.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not writable.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, so the data could not be loaded. Nothing is written.
    /// </exception>
    public static void Save(IInferenceNetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ThrowIfNotWritable(stream);
        NetworkWriter.Write(network, stream);
    }

    /// <summary>Loads the parameters of a network from a file. If it fails, the network is unchanged.</summary>
    /// <remarks>
    /// Throws if the file contains a transform. Such a network was trained on transformed rows, so its outputs for untransformed rows would
    /// be wrong. <see cref="Load(IInferenceNetwork, string, out NetworkTransform)"/> loads both, and
    /// <see cref="NetworkFolding.Fold{TNetwork}(TNetwork, NetworkTransform)"/> combines them into one network.
    /// </remarks>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, contains another network, or contains a transform. The message gives the location.
    /// </exception>
    public static void Load(IInferenceNetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        network.SetParameters(AtomicFile.Read(path, file => NetworkReader.Read(network, file, rowsAreTransformed: false)));
    }

    /// <summary>
    /// Reads the parameters of a network from a stream, from its position to its end. If it fails, the network is unchanged.
    /// </summary>
    /// <remarks>
    /// The header is validated before memory is allocated for the data. In addition to the parameters of the network, loading needs memory
    /// in proportion to the header, which is limited to 1 MiB plus 512 bytes for each layer. The metadata can be missing, and tensors with
    /// other names are ignored, so that files from other programs can be loaded.
    /// </remarks>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="stream">A readable stream. It does not need to support seeking. It stays open.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not readable.</exception>
    /// <exception cref="InvalidDataException">
    /// The data is damaged, contains another network, or contains a transform. The message gives the location.
    /// </exception>
    public static void Load(IInferenceNetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ThrowIfNotReadable(stream);
        network.SetParameters(NetworkReader.Read(network, stream, rowsAreTransformed: false));
    }

    internal static void ThrowIfNotReadable(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream is not readable. Pass a readable stream.", nameof(stream));
    }

    internal static void ThrowIfNotWritable(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream is not writable. Pass a writable stream.", nameof(stream));
    }
}
