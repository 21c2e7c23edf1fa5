using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>Compares the tensors in a header with those of a network.</summary>
internal static class ExpectedTensors
{
    private const string AdviceForDoubles =
        " The file contains parameters in double precision. Load them with DoubleNetwork.LoadFrom, and round them with CopyTo.";

    /// <summary>Throws unless a file contains exactly the tensors of a network. Tensors with other names are ignored.</summary>
    /// <param name="network">The network.</param>
    /// <param name="header">The header of the file.</param>
    /// <param name="isDouble">True to accept F64 as well as F32. False to accept only F32.</param>
    /// <returns>The tensors of the network by name.</returns>
    /// <exception cref="InvalidDataException">The file contains another network.</exception>
    public static Dictionary<string, NetworkTensor> Check(NetworkShape network, SafetensorsHeader header, bool isDouble)
    {
        NetworkMetadata.Check(network, header.Metadata);
        Dictionary<string, NetworkTensor> wanted =
            NetworkTensor.TensorsOf(network).ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        string expected = isDouble ? "F64 or F32" : "F32";
        int found = 0;
        foreach (SafetensorsTensor tensor in header.Tensors)
        {
            if (wanted.TryGetValue(tensor.Name, out NetworkTensor? ours))
            {
                found++;
                CheckTensor(tensor, ours, expected, isDouble);
            }
            else if (tensor.Name.StartsWith(NetworkTensor.Prefix, StringComparison.Ordinal))
            {
                // Ignoring this tensor would silently load a deeper network in part.
                throw new InvalidDataException(
                    $"Tensor {Quoted(tensor.Name)} does not belong to this network, whose last tensor is {wanted.Keys.Last()}.");
            }
        }

        if (found < wanted.Count)
        {
            NetworkTensor missing = wanted.Values.First(ours => header.Tensors.All(tensor => tensor.Name != ours.Name));
            throw new InvalidDataException($"Tensor {missing.Name} is missing. Expected {expected} {Sizes(missing.Shape)}.");
        }

        return wanted;
    }

    private static void CheckTensor(SafetensorsTensor tensor, NetworkTensor ours, string expected, bool isDouble)
    {
        bool hasShape = tensor.Shape.AsSpan().SequenceEqual(ours.Shape);
        if (hasShape && (tensor.DType == "F32" || (isDouble && tensor.DType == "F64")))
            return;
        string advice = hasShape && !isDouble && tensor.DType == "F64" ? AdviceForDoubles : string.Empty;
        throw new InvalidDataException(
            $"Expected tensor {ours.Name} to be {expected} {Sizes(ours.Shape)}, but it is {tensor.DType} {Sizes(tensor.Shape)}.{advice}");
    }
}
