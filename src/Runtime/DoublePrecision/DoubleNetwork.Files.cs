using System;
using System.IO;
using MlpGen.CompilerServices;
using MlpGen.Storage;

namespace MlpGen;

public sealed partial class DoubleNetwork
{
    /// <summary>Copies the parameters of a network in float. Every float is a double, so none is rounded.</summary>
    /// <param name="network">A network with the same layers.</param>
    /// <exception cref="ArgumentException">The layers differ.</exception>
    public void CopyFrom(IInferenceNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        GeneratedNetwork.RequireSameLayers(network, LayerSizes);
        float[] floats = new float[ParameterCount];
        network.GetParameters(floats);
        for (int i = 0; i < floats.Length; i++)
            _parameters[i] = floats[i];
    }

    /// <summary>Copies the parameters to a network in float. Each is rounded to the nearest float.</summary>
    /// <param name="network">A network with the same layers. It is not changed if this method throws.</param>
    /// <exception cref="ArgumentException">The layers differ.</exception>
    /// <exception cref="InvalidOperationException">A finite parameter is too large for a float.</exception>
    public void CopyTo(IInferenceNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        GeneratedNetwork.RequireSameLayers(network, LayerSizes);
        float[] floats = new float[ParameterCount];
        for (int i = 0; i < floats.Length; i++)
        {
            floats[i] = (float)_parameters[i];
            if (float.IsInfinity(floats[i]) && !double.IsInfinity(_parameters[i]))
                throw new InvalidOperationException($"Parameter {i} is too large for a float (was {_parameters[i]}).");
        }

        network.SetParameters(floats);
    }

    /// <summary>
    /// Saves the network to a safetensors file with F64 tensors. Their names and the metadata are those of <see cref="NetworkFile"/>. An
    /// existing file is replaced only after the new one is complete.
    /// </summary>
    /// <param name="path">The path of the file. Its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or does not end in a file name.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, so the file could not be loaded. An existing file is left unchanged.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written. An existing file is left unchanged.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => DoubleNetworkFile.Write(_shape, _parameters, file));
    }

    /// <summary>Writes the network to a stream in the safetensors format, with F64 tensors.</summary>
    /// <param name="stream">A writable stream. It does not need to support seeking.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not writable.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite. Nothing is written.</exception>
    public void Save(Stream stream)
    {
        NetworkFile.ThrowIfNotWritable(stream);
        DoubleNetworkFile.Write(_shape, _parameters, stream);
    }

    /// <summary>
    /// Reads parameters from a safetensors file of a network with the same layers. The tensors can be F64, F32, F16 or BF16. If it fails,
    /// the network is unchanged.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, contains another network, or contains a transform. The message gives the location.
    /// </exception>
    public void LoadFrom(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _parameters = AtomicFile.Read(path, file => DoubleNetworkFile.Read(_shape, file));
    }

    /// <summary>
    /// Reads parameters from a stream in the safetensors format, from its position to its end. The tensors can be F64, F32, F16 or BF16.
    /// If it fails, the network is unchanged.
    /// </summary>
    /// <param name="stream">A readable stream. It does not need to support seeking. It stays open.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is not readable.</exception>
    /// <exception cref="InvalidDataException">
    /// The data is damaged, contains another network, or contains a transform. The message gives the location.
    /// </exception>
    public void LoadFrom(Stream stream)
    {
        NetworkFile.ThrowIfNotReadable(stream);
        _parameters = DoubleNetworkFile.Read(_shape, stream);
    }
}
