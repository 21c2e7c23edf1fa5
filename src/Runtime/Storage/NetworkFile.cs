using System;
using System.IO;
using MlpGen.Storage;

namespace MlpGen;

/// <summary>
/// Saves networks as safetensors files (https://github.com/huggingface/safetensors) and loads them again. A layer's weights are the
/// tensor <c>layers.N.weight</c> of shape [outputs, inputs], its biases <c>layers.N.bias</c> of shape [outputs], both F32; N is 0
/// for the first layer after the inputs. Topology, activations and loss stand in the file's metadata.
/// </summary>
/// <remarks>Generated networks call these methods; they are public so that any <see cref="INetwork"/> can be saved the same way.</remarks>
public static partial class NetworkFile
{
    /// <summary>
    /// Writes a file. An existing file is replaced only once the new one is whole and on the disk; its mode stays, and links to it lead to
    /// the new one.
    /// </summary>
    /// <param name="network">The network whose parameters are written.</param>
    /// <param name="path">The file; its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or ends in no name of a file.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite: nobody could load it, and an existing file is as it was.
    /// </exception>
    /// <exception cref="IOException">
    /// The file cannot be written, or is a directory, a pipe or a device. No file is left behind, and an existing one is as it was.
    /// </exception>
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
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite: nobody could load it, and nothing is written.
    /// </exception>
    public static void Save(INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        DemandWritable(stream);
        NetworkWriter.Write(network, stream);
    }

    /// <summary>Reads the parameters of a network from a file. On an error nothing is changed.</summary>
    /// <remarks>
    /// A file that holds a transform is refused: the network learned from transformed rows, and would answer raw ones wrongly.
    /// <see cref="Load(INetwork, string, out NetworkTransform)"/> loads both, and
    /// <see cref="NetworkFolding.Fold{TNetwork}(TNetwork, NetworkTransform)"/> makes one of them.
    /// </remarks>
    /// <param name="network">The network whose parameters are replaced.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or holds another network, or a transform of its rows; the message says where.
    /// </exception>
    public static void Load(INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        network.SetParameters(AtomicFile.Read(path, file => NetworkReader.Read(network, file, rowsAreTransformed: false)));
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
    /// <exception cref="InvalidDataException">
    /// The data is damaged or holds another network, or a transform of its rows; the message says where.
    /// </exception>
    public static void Load(INetwork network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        DemandReadable(stream);
        network.SetParameters(NetworkReader.Read(network, stream, rowsAreTransformed: false));
    }

    private static void DemandReadable(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read; pass one that can.", nameof(stream));
    }

    private static void DemandWritable(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written; pass one that can.", nameof(stream));
    }
}
