using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen.Storage;

/// <summary>Reads the parameters of a network from the safetensors format. Throws if the data does not match the network.</summary>
internal static partial class NetworkReader
{
    /// <summary>Reads to the end of a stream.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream, positioned at the start of the data.</param>
    /// <param name="rowsAreTransformed">True to ignore a transform. False to throw if there is one.</param>
    /// <param name="names">The names of the layers, or null to find them in the file.</param>
    /// <returns>The parameters in canonical order, all finite.</returns>
    /// <exception cref="InvalidDataException">The data is damaged, contains another network, or contains a transform.</exception>
    public static float[] Read(IInferenceNetwork network, Stream stream, bool rowsAreTransformed, TensorNames? names = null)
    {
        SafetensorsHeader header = ReadHeader(NetworkShape.Of(network), stream);
        float[] parameters = Read(network, header, stream, Skip, names);
        if (!rowsAreTransformed)
            TransformTensors.ThrowIfAny(header);
        return parameters;
    }

    /// <summary>Reads the data that follows a header.</summary>
    /// <param name="network">The network.</param>
    /// <param name="header">The header that <see cref="ReadHeader(NetworkShape, Stream)"/> returned.</param>
    /// <param name="stream">The stream, positioned at the first tensor.</param>
    /// <param name="other">Reads a tensor that does not belong to the network, to its end.</param>
    /// <param name="names">The names of the layers, or null to find them in the file.</param>
    public static float[] Read(
        IInferenceNetwork network,
        SafetensorsHeader header,
        Stream stream,
        Action<Stream, SafetensorsTensor> other,
        TensorNames? names = null)
    {
        Dictionary<string, NetworkTensor> wanted = ExpectedTensors.Check(NetworkShape.Of(network), header, names);
        float[] parameters = new float[network.ParameterCount];
        ReadTensors(
            header, stream, wanted, (tensor, ours) => ReadTensor(stream, tensor, ours, parameters.AsSpan(ours.Start, ours.Length)), other);
        return parameters;
    }

    private static void ReadTensor(Stream stream, SafetensorsTensor tensor, NetworkTensor ours, Span<float> values)
    {
        long read = TensorValues.Read(stream, tensor.DType, values);
        if (read < tensor.End - tensor.Begin)
            throw EndsEarly(ours.Label, read, tensor.End - tensor.Begin);
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataException(
                    FormattableString.Invariant($"Tensor {ours.Label} must be finite (was {values[i]} at {ours.Place(i)})."));
            }
        }
    }
}
