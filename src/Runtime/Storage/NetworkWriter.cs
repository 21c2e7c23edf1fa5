using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen;

/// <summary>Writes a network in the safetensors format.</summary>
internal static class NetworkWriter
{
    /// <summary>Writes header and parameters.</summary>
    public static void Write(INetwork network, Stream stream) => SafetensorsWriter.Write(stream, NetworkMetadata.Of(network), Tensors(network));

    /// <summary>Writes header, parameters and the transform of the rows.</summary>
    public static void Write(INetwork network, Stream stream, NetworkTransform transform) => SafetensorsWriter.Write(
        stream, NetworkMetadata.Of(network).Concat(TransformTensors.Metadata(transform)), [.. Tensors(network), .. TransformTensors.Of(transform)]);

    /// <summary>The parameters as tensors.</summary>
    public static List<WrittenTensor> Tensors(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        List<WrittenTensor> tensors = [];
        foreach (NetworkTensor tensor in NetworkTensor.Of(network))
            tensors.Add(new WrittenTensor(tensor.Name, "F32", tensor.Shape, parameters.AsMemory(tensor.Start, tensor.Length)));
        return tensors;
    }
}
