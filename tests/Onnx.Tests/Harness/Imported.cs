using System.Linq;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Harness;

/// <summary>A network that was loaded from a graph and computes what the graph computes.</summary>
internal sealed record Imported(AnyNetwork Network, ColumnTransform? Transform, OnnxCandidate Candidate)
{
    /// <summary>Loads the network of the last tensor of a graph, and compares it with ONNX Runtime on random rows.</summary>
    public static Imported From(TestGraph graph, OnnxOpenOptions? options = null) => From(graph.Model, graph.Open(options), graph.Last);

    /// <summary>Loads the network of a tensor, and compares it with ONNX Runtime on random rows.</summary>
    public static Imported From(ModelProto file, OnnxModel model, string output)
    {
        OnnxCandidate candidate = Assert.Single(model.Candidates, candidate => candidate.Output == output);
        AnyNetwork network = new(candidate);
        ColumnTransform? transform = model.LoadInto(network, output);
        Assert.Equal(transform?.ToString(), candidate.Transform?.ToString());
        float[][] parts = [.. candidate.Inputs.Select((input, i) => Reference.RandomRows(input.Size, seed: i))];
        float[] expected = Reference.Run(file, [output], [.. candidate.Inputs.Select((input, i) => (input.Name, parts[i]))]);
        Reference.AssertAgree(expected, Reference.Outputs(network, Reference.Joined(parts), transform));
        return new Imported(network, transform, candidate);
    }

    /// <summary>Gets the layers as one line.</summary>
    public string Layers => string.Join(" ", Candidate.LayerSizes) + " " + string.Join(" ", Candidate.Activations);
}
