using System;
using System.IO;
using Google.Protobuf;
using MlpGen.CompilerServices;
using MlpGen.Onnx.Export;
using MlpGen.Onnx.Import.Files;

namespace MlpGen.Onnx;

/// <summary>Saves networks as ONNX files (https://onnx.ai) and opens the ONNX files of other programs.</summary>
public static class OnnxFile
{
    /// <summary>
    /// Saves a network to an ONNX file with one input, <c>input</c> of shape [batch, <see cref="IInferenceNetwork.InputSize"/>], and one
    /// output, <c>output</c> of shape [batch, <see cref="IInferenceNetwork.OutputSize"/>]. The same network gives the same bytes on every
    /// machine.
    /// </summary>
    /// <param name="network">The network to save.</param>
    /// <param name="path">
    /// The path of the file. Its directory must exist. An existing file is replaced only after the new one is complete and on the disk.
    /// </param>
    /// <param name="options">The settings. Null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty or does not end in a file name, or the transform in the options does not fit the network.
    /// </exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite. An existing file is unchanged.</exception>
    /// <exception cref="IOException">The file cannot be written. An existing file is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// Access to the directory or the file is denied. An existing file is unchanged.
    /// </exception>
    public static void Save(IInferenceNetwork network, string path, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        Write(path, Bytes(network, options));
    }

    /// <summary>Writes a network to a stream in the ONNX format, starting at its position. The stream stays open.</summary>
    /// <param name="network">The network to save.</param>
    /// <param name="stream">A writable stream. It does not need to support seeking.</param>
    /// <param name="options">The settings. Null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="stream"/> is not writable, or the transform in the options does not fit the network.
    /// </exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite. Nothing is written.</exception>
    public static void Save(IInferenceNetwork network, Stream stream, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        Write(stream, () => Bytes(network, options));
    }

    /// <summary>
    /// Saves a quantized network to an ONNX file like <see cref="Save(IInferenceNetwork, string, OnnxExportOptions)"/>, with
    /// QuantizeLinear and DequantizeLinear in front of each layer. A tool may round elsewhere, which can change a signal by a step of its
    /// byte.
    /// </summary>
    /// <param name="network">The network to save.</param>
    /// <param name="path">
    /// The path of the file. Its directory must exist. An existing file is replaced only after the new one is complete.
    /// </param>
    /// <param name="options">The settings, with an opset of at least 13. Null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty or does not end in a file name, the opset is too old, or the transform does not fit the network.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written. An existing file is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// Access to the directory or the file is denied. An existing file is unchanged.
    /// </exception>
    public static void Save(Int8Network network, string path, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        Write(path, Bytes(network, options));
    }

    /// <summary>Writes a quantized network to a stream in the ONNX format, starting at its position. The stream stays open.</summary>
    /// <param name="network">The network to save.</param>
    /// <param name="stream">A writable stream. It does not need to support seeking.</param>
    /// <param name="options">The settings, with an opset of at least 13. Null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="stream"/> is not writable, the opset is too old, or the transform does not fit the network.
    /// </exception>
    public static void Save(Int8Network network, Stream stream, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        Write(stream, () => Bytes(network, options));
    }

    /// <summary>Opens an ONNX file and finds the multilayer perceptrons in it.</summary>
    /// <remarks>
    /// Tensors that the file keeps in other files are read only from its own directory. Before anything is allocated, sizes and counts are
    /// checked, so opening a file needs at most twice its size plus 20 MiB. Tensors in other files are read when a network is loaded.
    /// </remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">The settings. Null for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    /// <exception cref="InvalidDataException">The file is not an ONNX file, is damaged, or has an unknown version.</exception>
    public static OnnxModel Open(string path, OnnxOpenOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return ModelReader.Read(file, Path.GetDirectoryName(Path.GetFullPath(path)), options ?? new OnnxOpenOptions());
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>
    /// Reads an ONNX file from a stream, from its position to its end, and finds the multilayer perceptrons in it. Tensors in other files
    /// are refused.
    /// </summary>
    /// <param name="stream">A readable stream. It stays open.</param>
    /// <param name="options">The settings. Null for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not readable.</exception>
    /// <exception cref="InvalidDataException">The data is not an ONNX file, is damaged, or has an unknown version.</exception>
    public static OnnxModel Open(Stream stream, OnnxOpenOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream is not readable. Pass a readable stream.", nameof(stream));
        return ModelReader.Read(stream, folder: null, options ?? new OnnxOpenOptions());
    }

    private static void Write(string path, byte[] bytes)
    {
        using PendingFile file = new(path);
        file.Content.Write(bytes);
        file.Commit();
    }

    private static void Write(Stream stream, Func<byte[]> bytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream is not writable. Pass a writable stream.", nameof(stream));
        stream.Write(bytes());
    }

    private static byte[] Bytes(Int8Network network, OnnxExportOptions? options) =>
        Int8Model.Create(network, options ?? new OnnxExportOptions()).ToByteArray();

    private static byte[] Bytes(IInferenceNetwork network, OnnxExportOptions? options) =>
        ExportedModel.Create(network, options ?? new OnnxExportOptions()).ToByteArray();
}
