using System;
using System.IO;
using MlpGen.Int8;
using MlpGen.Storage;

namespace MlpGen;

public sealed partial class Int8Network
{
    /// <summary>
    /// Saves the network to a safetensors file with I8 weights and F32 scales and biases. An existing file is replaced only after the new
    /// one is complete.
    /// </summary>
    /// <param name="path">The path of the file. Its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or does not end in a file name.</exception>
    /// <exception cref="IOException">The file cannot be written. An existing file is left unchanged.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => Int8File.Write(_layers, file));
    }

    /// <summary>Writes the network to a stream in the safetensors format. The stream stays open.</summary>
    /// <param name="stream">A writable stream. It does not need to support seeking.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not writable.</exception>
    public void Save(Stream stream)
    {
        NetworkFile.ThrowIfNotWritable(stream);
        Int8File.Write(_layers, stream);
    }

    /// <summary>Loads a network that <see cref="Save(string)"/> saved. It has the same bits.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or its network is not quantized. The message says where.</exception>
    public static Int8Network Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new Int8Network(AtomicFile.Read(path, Int8FileReader.Read));
    }

    /// <summary>Reads a network that <see cref="Save(Stream)"/> wrote, from the position of the stream to its end.</summary>
    /// <param name="stream">A readable stream. It does not need to support seeking. It stays open.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not readable.</exception>
    /// <exception cref="InvalidDataException">The data is damaged, or its network is not quantized. The message says where.</exception>
    public static Int8Network Load(Stream stream)
    {
        NetworkFile.ThrowIfNotReadable(stream);
        return new Int8Network(Int8FileReader.Read(stream));
    }
}
