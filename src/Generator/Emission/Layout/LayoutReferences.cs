using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Memory;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission.Layout;

/// <summary>
/// The named offsets in the parameters and in scratch memory: the constants of the generated class <c>Layout</c>, and the references that
/// other generated code makes with them.
/// </summary>
internal sealed class LayoutReferences(NetworkPlan plan)
{
    private TrainingScratch Training => plan.Memory.Training;

    /// <summary>Returns the reference to the biases and weights of a layer.</summary>
    public string Parameters(LayerPlan layer) => Ref("parameters", $"Parameters{layer.Number}");

    /// <summary>Returns the offset of a layer's parameters.</summary>
    public string ParameterStart(LayerPlan layer) => $"{plan.Names.Layout}.Parameters{layer.Number}";

    /// <summary>Returns the reference to a of a layer in training.</summary>
    public string Activations(LayerPlan layer) => Ref("workspace", $"Activations{layer.Number}");

    /// <summary>Returns the reference to δ of a layer. It holds the derivative until δ replaces it.</summary>
    public string Deltas(LayerPlan layer) => Ref("workspace", $"Deltas{layer.Number}");

    /// <summary>Returns the reference to Wᵀ of a layer.</summary>
    public string Transposed(LayerPlan layer) => Ref("workspace", $"Transposed{layer.Number}");

    /// <summary>The reference to σ′ of the output layer.</summary>
    public string OutputDerivatives => Ref("workspace", "OutputDerivatives");

    /// <summary>The reference to ∂E/∂x with padding.</summary>
    public string InputGradients => Ref("workspace", "InputGradients");

    /// <summary>Returns the reference to a hidden layer in the forward pass. Odd and even layers alternate between two buffers.</summary>
    public string Hidden(LayerPlan layer, bool row) => Ref("scratch", (row ? "Row" : "Block") + (layer.Number % 2 == 1 ? "Odd" : "Even"));

    /// <summary>Returns the reference to the outputs in the forward pass, with padding.</summary>
    public string Output(bool row) => Ref("scratch", row ? "RowOutput" : "BlockOutput");

    /// <summary>The reference to the rows of a group of agents, in the caller's layout.</summary>
    public string AgentRows => Ref("scratch", "AgentRows");

    /// <summary>Returns the reference to the units of a group of agents, one cache line each. Layer 0 has the inputs.</summary>
    public string Agents(int layer) => Ref("scratch", layer % 2 == 0 ? "AgentsEven" : "AgentsOdd");

    /// <summary>Returns the constants in groups, each with a comment.</summary>
    public IEnumerable<(string Comment, IEnumerable<(string Name, int Offset)> Constants)> Constants()
    {
        yield return ("The offset of the parameters of each layer, in floats. A gradient has the same layout.",
            plan.Layers.Select(layer => ($"Parameters{layer.Number}", layer.ParameterOffset)));
        foreach ((string, IEnumerable<(string, int)>) group in plan.HasTraining ? TrainingConstants() : [])
            yield return group;
        yield return ("The scratch memory of the forward pass, for one row and for a block. Odd and even layers alternate between buffers.",
            [.. Inference("Row", plan.Memory.Row), .. Inference("Block", plan.Memory.Rows)]);
        if (plan.HasPopulations)
        {
            AgentScratch agents = plan.Memory.Agents;
            yield return (
                "The scratch memory of sixteen agents: their rows, the units of even layers (and the inputs), the units of odd layers.",
                [("AgentRows", agents.Rows), ("AgentsEven", agents.Even), ("AgentsOdd", agents.Odd)]);
        }
    }

    private IEnumerable<(string Comment, IEnumerable<(string Name, int Offset)> Constants)> TrainingConstants()
    {
        yield return (
            "The workspace of a block in training: a of each layer, for the backward pass.", Numbered("Activations", Training.Activations));
        yield return ("δ of each layer. A stored σ′ occupies its place until δ replaces it.", Numbered("Deltas", Training.Deltas));
        yield return ("Wᵀ of each layer.", Numbered("Transposed", Training.Transposed));
        if (plan.Last.Derivative == DerivativeSource.Stored)
            yield return ("σ′ of the output layer.", [("OutputDerivatives", Training.OutputDerivative)]);
        if (!plan.Output.InputGradientsDirect)
            yield return ("∂E/∂x with padding.", [("InputGradients", Training.InputGradient)]);
    }

    private string Ref(string start, string constant) => $"ref $Unsafe.Add(ref {start}, {plan.Names.Layout}.{constant})";

    private static IEnumerable<(string, int)> Numbered(string name, IEnumerable<int> offsets) =>
        offsets.Select((offset, index) => ($"{name}{index + 1}", offset));

    private IEnumerable<(string, int)> Inference(string prefix, InferenceScratch scratch)
    {
        if (plan.Layers.Count > 1)
            yield return ($"{prefix}Odd", scratch.Odd);
        if (plan.Layers.Count > 2)
            yield return ($"{prefix}Even", scratch.Even);
        yield return ($"{prefix}Output", scratch.Output);
    }
}
