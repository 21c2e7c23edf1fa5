using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Memory;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission.Layout;

/// <summary>
/// The places in parameters and scratch by name: the constants of the generated class <c>Layout</c>, and the references through them
/// that the rest of the text is made of.
/// </summary>
internal sealed class Places(NetworkPlan plan)
{
    private TrainingScratch Training => plan.Memory.Training;

    /// <summary>Bias and weights of a layer.</summary>
    public string Parameters(LayerPlan layer) => Ref("parameters", $"Parameters{layer.Number}");

    /// <summary>Where they begin, as a number.</summary>
    public string ParameterStart(LayerPlan layer) => $"{plan.Names.Layout}.Parameters{layer.Number}";

    /// <summary>a of a layer, in training.</summary>
    public string Activations(LayerPlan layer) => Ref("workspace", $"Activations{layer.Number}");

    /// <summary>δ of a layer; its derivative until δ replaces it.</summary>
    public string Deltas(LayerPlan layer) => Ref("workspace", $"Deltas{layer.Number}");

    /// <summary>Wᵀ of a layer.</summary>
    public string Transposed(LayerPlan layer) => Ref("workspace", $"Transposed{layer.Number}");

    /// <summary>σ′ of the output layer.</summary>
    public string OutputDerivatives => Ref("workspace", "OutputDerivatives");

    /// <summary>∂E/∂x with padding.</summary>
    public string InputGradients => Ref("workspace", "InputGradients");

    /// <summary>Where a hidden layer stands in the forward pass: odd and even layers take turns.</summary>
    public string Hidden(LayerPlan layer, bool row) => Ref("scratch", (row ? "Row" : "Block") + (layer.Number % 2 == 1 ? "Odd" : "Even"));

    /// <summary>Where the outputs stand in the forward pass, with padding.</summary>
    public string Output(bool row) => Ref("scratch", row ? "RowOutput" : "BlockOutput");

    /// <summary>The rows of a group of agents, as the caller has them.</summary>
    public string AgentRows => Ref("scratch", "AgentRows");

    /// <summary>The units of a group of agents, a cache line each; 0 are the inputs.</summary>
    public string Agents(int layer) => Ref("scratch", layer % 2 == 0 ? "AgentsEven" : "AgentsOdd");

    /// <summary>The constants, group by group, each with a comment.</summary>
    public IEnumerable<(string Comment, IEnumerable<(string Name, int Offset)> Constants)> Constants()
    {
        yield return ("Where the parameters of each layer begin, in floats; a gradient lies the same way.",
            plan.Layers.Select(layer => ($"Parameters{layer.Number}", layer.ParameterOffset)));
        yield return (
            "The workspace of a block in training: a of each layer, for the backward pass.", Numbered("Activations", Training.Activations));
        yield return ("δ of each layer; a stored σ′ lies in its place until δ replaces it.", Numbered("Deltas", Training.Deltas));
        IEnumerable<LayerPlan> transposed = plan.Layers.Where(layer => !layer.Delta.Transposed);
        if (transposed.Any())
        {
            yield return (
                "Wᵀ of each layer.", transposed.Select(layer => ($"Transposed{layer.Number}", Training.Transposed[layer.Number - 1])));
        }

        if (plan.Last.Derivative == DerivativeSource.Stored)
            yield return ("σ′ of the output layer.", [("OutputDerivatives", Training.OutputDerivative)]);
        if (!plan.Output.InputGradientsDirect)
            yield return ("∂E/∂x with padding.", [("InputGradients", Training.InputGradient)]);
        yield return ("The scratch of the forward pass, where odd and even layers take turns: for one row, and for a block.",
            [.. Inference("Row", plan.Memory.Row), .. Inference("Block", plan.Memory.Rows)]);
        if (plan.HasPopulations)
        {
            AgentScratch agents = plan.Memory.Agents;
            yield return (
                "The scratch of sixteen agents of a population: their rows, the units of even layers with the inputs, and of odd layers.",
                [("AgentRows", agents.Rows), ("AgentsEven", agents.Even), ("AgentsOdd", agents.Odd)]);
        }
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
