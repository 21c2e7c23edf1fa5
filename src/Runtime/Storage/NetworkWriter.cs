using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen.Storage;

/// <summary>Writes a network in the safetensors format.</summary>
internal static class NetworkWriter
{
    /// <summary>Writes header and parameters.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written then.</exception>
    public static void Write(INetwork network, Stream stream) => Write(network, stream, [], Tensors(network));

    /// <summary>Writes header, parameters and the transform of the rows.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written then.</exception>
    public static void Write(INetwork network, Stream stream, NetworkTransform transform) =>
        Write(network, stream, TransformTensors.Metadata(transform), [.. Tensors(network), .. TransformTensors.Of(transform)]);

    /// <summary>Writes a header that says more than what the network is, and tensors.</summary>
    /// <exception cref="InvalidOperationException">The header would be too long to be read again; nothing is written then.</exception>
    public static void Write(
        INetwork network, Stream stream, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<WrittenTensor> tensors) =>
        SafetensorsWriter.Write(stream, NetworkReader.LongestHeader(network), NetworkMetadata.Of(network).Concat(metadata), tensors);

    /// <summary>The parameters as tensors.</summary>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite: no load would take it, and a good file would be lost to it.
    /// </exception>
    public static List<WrittenTensor> Tensors(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        foreach (float parameter in parameters)
        {
            if (!float.IsFinite(parameter))
                throw Unsaved(FormattableString.Invariant($"A parameter is {parameter}"));
        }

        List<WrittenTensor> tensors = [];
        foreach (NetworkTensor tensor in NetworkTensor.Of(network))
            tensors.Add(new WrittenTensor(tensor.Name, "F32", tensor.Shape, parameters.AsMemory(tensor.Start, tensor.Length)));
        return tensors;
    }

    /// <summary>The exception for a state from which nothing goes on.</summary>
    public static InvalidOperationException Unsaved(string why) =>
        new($"{why}, so there is nothing to go on from and nothing was saved. Go back to the last checkpoint.");
}
