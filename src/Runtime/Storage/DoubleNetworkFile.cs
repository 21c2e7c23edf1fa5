using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen.Storage;

/// <summary>Reads and writes parameters in double precision. The format is that of a network in float, with F64 tensors.</summary>
internal static class DoubleNetworkFile
{
    private const string AdviceForTransforms =
        "Load both with the float network, fold them with network.Fold(transform), and call ToDouble on the result.";

    /// <summary>Writes the header and the parameters.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite. Nothing is written.</exception>
    public static void Write(NetworkShape network, double[] parameters, Stream stream)
    {
        foreach (double parameter in parameters)
        {
            if (!double.IsFinite(parameter))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"A parameter is {parameter}, so the file could not be loaded again and nothing was saved."));
            }
        }

        List<WrittenTensor> tensors = [];
        foreach (NetworkTensor tensor in NetworkTensor.TensorsOf(network, TensorNames.Layers))
        {
            ReadOnlySpan<double> values = parameters.AsSpan(tensor.Start, tensor.Length);
            tensors.Add(WrittenTensor.Create(tensor.Name, values) with { Shape = tensor.Shape });
        }

        NetworkWriter.Write(network, stream, [], tensors);
    }

    /// <summary>Reads to the end of a stream. Converts other types, which are exact in double precision.</summary>
    /// <returns>The parameters in canonical order, all finite.</returns>
    /// <exception cref="InvalidDataException">The data is damaged, contains another network, or contains a transform.</exception>
    public static double[] Read(NetworkShape network, Stream stream)
    {
        SafetensorsHeader header = NetworkReader.ReadHeader(network, stream);
        Dictionary<string, NetworkTensor> wanted = ExpectedTensors.Check(network, header, names: null);
        double[] parameters = new double[network.ParameterCount];
        NetworkReader.ReadTensors(
            header,
            stream,
            wanted,
            (tensor, ours) => ReadTensor(stream, tensor, ours, parameters.AsSpan(ours.Start, ours.Length)),
            NetworkReader.Skip);
        TransformTensors.ThrowIfAny(header, AdviceForTransforms);
        return parameters;
    }

    private static void ReadTensor(Stream stream, SafetensorsTensor tensor, NetworkTensor ours, Span<double> values)
    {
        long read = TensorValues.Read(stream, tensor.DType, values);
        if (read < tensor.End - tensor.Begin)
            throw NetworkReader.EndsEarly(ours.Label, read, tensor.End - tensor.Begin);
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new InvalidDataException(
                    FormattableString.Invariant($"Tensor {ours.Label} must be finite (was {values[i]} at {ours.Place(i)})."));
            }
        }
    }
}
