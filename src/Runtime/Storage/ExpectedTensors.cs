using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>Compares the tensors in a header with those of a network.</summary>
internal static class ExpectedTensors
{
    /// <summary>
    /// Throws unless a file contains the tensors of a network, and none that shows it to be of another network. Further tensors are
    /// ignored.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="header">The header of the file.</param>
    /// <param name="names">The names of the layers, or null to find them in the file.</param>
    /// <returns>The tensors of the network by name.</returns>
    /// <exception cref="InvalidDataException">The file contains another network.</exception>
    public static Dictionary<string, NetworkTensor> Check(NetworkShape network, SafetensorsHeader header, TensorNames? names)
    {
        NetworkMetadata.Check(network, header.Metadata);
        TensorNames used = names ?? TensorNaming.Find(network, header);
        Dictionary<string, NetworkTensor> wanted = NetworkTensor
            .TensorsOf(network, used)
            .ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        int found = 0;
        foreach (SafetensorsTensor tensor in header.Tensors)
        {
            if (wanted.TryGetValue(tensor.Name, out NetworkTensor? ours))
            {
                found++;
                CheckTensor(tensor, ours);
            }
            else if (names is null && used != TensorNames.Layers)
            {
                // It may change the outputs, as a normalization does.
                throw new InvalidDataException(
                    $"Tensor {Quoted(tensor.Name)} belongs to no layer of this network. To ignore it, name the layers with TensorNames.");
            }
            else if (IsDeeper(tensor.Name))
            {
                // Ignoring this tensor would silently load a deeper network in part.
                throw new InvalidDataException(
                    $"Tensor {Quoted(tensor.Name)} does not belong to this network, whose last tensor is {wanted.Values.Last().Label}. " +
                    "To load a part of a network, name its layers with TensorNames.Of.");
            }
        }

        if (found < wanted.Count)
        {
            NetworkTensor missing = wanted.Values.First(ours => header.Tensors.All(tensor => tensor.Name != ours.Name));
            string advice = found > 0 || header.Tensors.Count == 0
                ? string.Empty
                : $" The first tensor of the file is {Quoted(header.Tensors[0].Name)}. Name the layers with TensorNames.";
            throw new InvalidDataException($"Tensor {missing.Label} is missing. Expected F32 {Sizes(missing.Shape)}.{advice}");
        }

        return wanted;

        bool IsDeeper(string name) => names is null
            ? name.StartsWith(NetworkTensor.Prefix, StringComparison.Ordinal)
            : names.Continues(name, network.Layers);
    }

    private static void CheckTensor(SafetensorsTensor tensor, NetworkTensor ours)
    {
        if (!tensor.Shape.AsSpan().SequenceEqual(ours.Shape) || !TensorValues.CanRead(tensor.DType))
        {
            throw new InvalidDataException(
                $"Expected tensor {ours.Label} to be {TensorValues.Types} {Sizes(ours.Shape)}, " +
                $"but it is {tensor.DType} {Sizes(tensor.Shape)}.");
        }
    }
}
