using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Storage;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Inspection;

/// <summary>Inspects safetensors files.</summary>
internal static class SafetensorsInspector
{
    /// <summary>Inspects a file, in which there need not be a network.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static InspectReport Inspect(string path, SourceChoices choices)
    {
        (SafetensorsHeader header, Dictionary<string, TensorReport> tensors) = AtomicFile.Read(path, Read);
        (NetworkReport network, string[] names) = InspectNetwork(path, header, choices);
        string[] own = [.. names.SelectMany(name => new[] { $"{name}.weight", $"{name}.bias" })];
        network = network with { Tensors = [.. own.Where(tensors.ContainsKey).Select(name => tensors[name])] };
        return new InspectReport(
            path, FileFormat.Safetensors.Name(), new FileInfo(path).Length, [network], 0,
            [.. header.Tensors.Select(tensor => tensors[tensor.Name]).Except(network.Tensors)], header.Metadata);
    }

    private static (NetworkReport Network, string[] Names) InspectNetwork(string path, SafetensorsHeader header, SourceChoices choices)
    {
        NetworkReport none = new([], [], [], null, null, 0, null, null, [], [], null);
        try
        {
            LayerShapes shape = LayerShapes.Find(header, choices);
            NetworkReport found = none with { LayerSizes = shape.LayerSizes, Activations = shape.Activations, Loss = shape.Loss };
            bool isActivationKnown = shape.Activations is not null;
            // Any activation will do, because only the parameters are of interest.
            LayerShapes complete = isActivationKnown ? shape : shape with { Activations = new Activation[shape.LayerSizes.Length - 1] };
            try
            {
                LoadedNetwork loaded = SafetensorsSource.Load(path, choices, header, complete);
                found = found with
                {
                    InputTransform = TransformReport.Of(loaded.Transform?.Inputs),
                    TargetTransform = TransformReport.Of(loaded.Transform?.Targets),
                };
                return (Inspector.Describe(found, loaded.Network, loaded.Transform?.Inputs, isActivationKnown), shape.Names);
            }
            catch (InvalidDataException error)
            {
                return (found with { Problem = Shown.Message(error) }, shape.Names);
            }
        }
        catch (ToolException error)
        {
            return (none with { Problem = error.Message }, []);
        }
    }

    private static (SafetensorsHeader Header, Dictionary<string, TensorReport> Tensors) Read(Stream stream)
    {
        SafetensorsHeader header = SafetensorsSource.ReadHeader(stream);
        return (header, header.Tensors.ToDictionary(tensor => tensor.Name, tensor => Read(stream, tensor), StringComparer.Ordinal));
    }

    private static TensorReport Read(Stream stream, SafetensorsTensor tensor)
    {
        long count = tensor.Shape.Aggregate(1L, (product, size) => product * size);
        if (!TensorValues.CanRead(tensor.DType) || count > Array.MaxLength)
        {
            NetworkReader.Skip(stream, tensor);
            return new TensorReport(tensor.Name, tensor.DType, tensor.Shape, null);
        }

        // The length of the file proves that there are as many numbers.
        double[] numbers = new double[count];
        TensorValues.Read(stream, tensor.DType, numbers);
        return new TensorReport(tensor.Name, tensor.DType, tensor.Shape, Statistics.Of(numbers));
    }
}
