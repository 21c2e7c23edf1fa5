using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen.Storage;

/// <summary>Writes a network in the safetensors format.</summary>
internal static class NetworkWriter
{
    /// <summary>Writes the header and the parameters.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite. Nothing is written.</exception>
    public static void Write(IInferenceNetwork network, Stream stream) => Write(network, stream, [], Tensors(network));

    /// <summary>Writes the header and the parameters, with other names of the layers.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite. Nothing is written.</exception>
    public static void Write(IInferenceNetwork network, Stream stream, TensorNames names) =>
        Write(network, stream, [], Tensors(network, names));

    /// <summary>Writes the header, the parameters and the transform of the rows.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite. Nothing is written.</exception>
    public static void Write(IInferenceNetwork network, Stream stream, NetworkTransform transform) =>
        Write(network, stream, TransformTensors.Metadata(transform), [.. Tensors(network), .. TransformTensors.TensorsOf(transform)]);

    /// <summary>Writes a header with additional metadata, and tensors.</summary>
    /// <exception cref="InvalidOperationException">The header would be too long to be read again. Nothing is written.</exception>
    public static void Write(
        IInferenceNetwork network,
        Stream stream,
        IEnumerable<KeyValuePair<string, string>> metadata,
        IReadOnlyList<WrittenTensor> tensors) =>
        Write(NetworkShape.Of(network), stream, metadata, tensors);

    /// <inheritdoc cref="Write(IInferenceNetwork, Stream, IEnumerable{KeyValuePair{string, string}}, IReadOnlyList{WrittenTensor})"/>
    public static void Write(
        NetworkShape network, Stream stream, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<WrittenTensor> tensors) =>
        SafetensorsWriter.Write(stream, NetworkReader.LongestHeader(network), NetworkMetadata.Create(network).Concat(metadata), tensors);

    /// <summary>Returns the parameters as tensors, with the names of this library unless others are given.</summary>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite. The file could not be loaded and would replace a valid one.
    /// </exception>
    public static List<WrittenTensor> Tensors(IInferenceNetwork network, TensorNames? names = null)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        foreach (float parameter in parameters)
        {
            if (!float.IsFinite(parameter))
                throw Unsaved(FormattableString.Invariant($"A parameter is {parameter}"));
        }

        List<WrittenTensor> tensors = [];
        foreach (NetworkTensor tensor in NetworkTensor.TensorsOf(NetworkShape.Of(network), names ?? TensorNames.Layers))
            tensors.Add(new WrittenTensor(tensor.Name, "F32", tensor.Shape, parameters.AsMemory(tensor.Start, tensor.Length)));
        return tensors;
    }

    /// <summary>Creates the exception for a state from which training cannot continue.</summary>
    public static InvalidOperationException Unsaved(string why) =>
        new($"{why}, so training cannot continue from here and nothing was saved. Restore the last checkpoint.");
}
