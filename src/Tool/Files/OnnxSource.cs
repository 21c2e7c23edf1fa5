using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Files;

/// <summary>Loads networks from ONNX files.</summary>
internal static class OnnxSource
{
    private const int ListedCandidates = 10;

    /// <summary>Opens a file.</summary>
    public static OnnxModel Open(string path, SourceChoices choices) =>
        OnnxFile.Open(path, new OnnxOpenOptions { ApproximateGelu = choices.ApproximateGelu });

    /// <summary>Loads the chosen network, or the only one.</summary>
    public static LoadedNetwork Load(string path, SourceChoices choices)
    {
        OnnxModel model = Open(path, choices);
        IReadOnlyList<string> outputs = choices.Outputs.Count > 0 ? choices.Outputs : [Only(model)];
        OnnxCandidate candidate = model.Describe(outputs);
        Network network = Create(candidate, choices.Loss);
        ColumnTransform? transform = model.LoadInto(network, outputs);
        return new LoadedNetwork(path, FileFormat.Onnx, network, transform is null ? null : new NetworkTransform { Inputs = transform })
        {
            Outputs = outputs,
            Inputs = Inputs(candidate),
        };
    }

    /// <summary>Creates a network with the layers of a candidate.</summary>
    public static Network Create(OnnxCandidate candidate, Loss? loss = null) =>
        new(candidate.LayerSizes, candidate.Activations, UsualLoss.Choose(loss, candidate.Activations[^1]));

    /// <summary>Returns the input tensors and the number of their columns.</summary>
    public static (string Name, int Size)[] Inputs(OnnxCandidate candidate) =>
        [.. candidate.Inputs.Select(input => (input.Name, input.Size))];

    private static string Only(OnnxModel model)
    {
        IReadOnlyList<OnnxCandidate> candidates = model.Candidates;
        if (candidates.Count == 0)
            throw new ToolException("The graph has no multilayer perceptron. Name a tensor with --output to learn why it is none.");
        if (candidates.Count > 1)
        {
            string known = string.Join(", ", candidates.Take(ListedCandidates).Select(candidate => Shown.Quoted(candidate.Output)));
            throw new ToolException(
                $"The graph has {candidates.Count} networks. Choose one with --output, or several heads of one network: {known}" +
                (candidates.Count > ListedCandidates ? ", …" : "."));
        }

        return candidates[0].Output;
    }
}
