using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Onnx;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Inspection;

/// <summary>Inspects files, and describes the networks in them.</summary>
internal static class Inspector
{
    // A small file can describe many networks. The rest is counted.
    private const int MostNetworks = 64;

    /// <summary>Inspects a file.</summary>
    /// <exception cref="ToolException">The file cannot be read.</exception>
    public static InspectReport Inspect(string path, SourceChoices choices)
    {
        FileFormat format = FileFormats.OfExisting(path);
        return NetworkLoader.Named(
            path, () => format == FileFormat.Onnx ? InspectOnnx(path, choices) : SafetensorsInspector.Inspect(path, choices));
    }

    private static InspectReport InspectOnnx(string path, SourceChoices choices)
    {
        OnnxModel model = OnnxSource.Open(path, choices);
        IReadOnlyList<string>[] found = choices.Outputs.Count > 0
            ? [choices.Outputs]
            : [.. model.Candidates.Select(candidate => (string[])[candidate.Output])];
        NetworkReport[] networks = [.. found.Take(MostNetworks).Select(outputs => InspectNetwork(model, outputs))];
        return new InspectReport(
            path, FileFormat.Onnx.Name(), new FileInfo(path).Length, networks, found.Length - networks.Length, [],
            new Dictionary<string, string>());
    }

    private static NetworkReport InspectNetwork(OnnxModel model, IReadOnlyList<string> outputs)
    {
        OnnxCandidate candidate = model.Describe(outputs);
        NetworkReport report = new(
            outputs, [.. candidate.Inputs.Select(input => new InputReport(input.Name, input.Size))], candidate.LayerSizes,
            candidate.Activations, Loss: null, Parameters: 0, TransformReport.Of(candidate.Transform), null, [], [], null);
        Network network;
        try
        {
            network = OnnxSource.Create(candidate);
            network.SetParameters(model.Parameters(network, outputs));
        }
        catch (Exception error) when (error is ToolException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return report with { Problem = Shown.Message(error) };
        }

        return Describe(report, network, candidate.Transform, isActivationKnown: true);
    }

    /// <summary>Adds the tensors and the dead units of a network.</summary>
    public static NetworkReport Describe(NetworkReport report, Network network, ColumnTransform? inputs, bool isActivationKnown)
    {
        TensorReport[] tensors = [.. Tensors(network)];
        TensorReport? broken = tensors.FirstOrDefault(tensor => tensor.Statistics!.NonFinite > 0);
        return report with
        {
            Parameters = network.ParameterCount,
            Tensors = tensors,
            DeadUnits = broken is null ? DeadUnits.Find(network, inputs, isActivationKnown) : [],
            Problem = broken is null ? null : $"{broken.Name} has parameters that are NaN or infinite, so the network cannot be loaded.",
        };
    }

    private static List<TensorReport> Tensors(Network network)
    {
        List<TensorReport> tensors = [];
        int start = 0;
        for (int layer = 0; layer < network.Activations.Length; layer++)
        {
            int inputs = network.LayerSizes[layer], outputs = network.LayerSizes[layer + 1];
            Add("weight", inputs * outputs, outputs, inputs);
            Add("bias", outputs, outputs);

            void Add(string name, int length, params long[] shape)
            {
                Statistics statistics = Statistics.Of(network.Parameters.Slice(start, length));
                tensors.Add(new TensorReport($"layers.{layer}.{name}", "F32", shape, statistics));
                start += length;
            }
        }

        return tensors;
    }
}
