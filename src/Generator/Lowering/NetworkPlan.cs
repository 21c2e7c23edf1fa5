using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>Everything that emission prints, decided.</summary>
/// <param name="Type">Where generated members go.</param>
/// <param name="Members">What the user's members mean for them.</param>
/// <param name="Naming">What the user has named.</param>
/// <param name="Loss">What training makes small.</param>
/// <param name="Layers">First hidden layer to output layer.</param>
/// <param name="PackedLength">The floats of all parameters as they lie in memory.</param>
/// <param name="Memory">Where scratch lies.</param>
/// <param name="Costs">What it costs.</param>
/// <param name="Output">What happens to the last layer's sums.</param>
/// <param name="Names">What the helpers are called.</param>
/// <param name="ActivationPasses">The activations that are a pass of their own somewhere, each once.</param>
/// <param name="AgentsKernels">Every kernel of a population once, in the order of the layers.</param>
/// <param name="Widths">The kernels of each vector width, narrowest first; of one without vectors where every kernel is scalar.</param>
/// <param name="InlineLayers">True if the pass of each layer is inlined into its caller.</param>
/// <param name="SelfChecks">Emit the members that check the network.</param>
/// <param name="WidthSwitch">Emit a switch of the vector width, for self-checks and tests.</param>
/// <param name="MultiplyAdd">The method of a·b + c, to print after the vector type's name; null where the runtime's helper serves.</param>
internal sealed record NetworkPlan(
    TypeShell Type,
    MemberFacts Members,
    Naming Naming,
    Loss Loss,
    EquatableArray<LayerPlan> Layers,
    int PackedLength,
    MemoryPlan Memory,
    CostPlan Costs,
    OutputPlan Output,
    HelperPlan Names,
    EquatableArray<ActivationPass> ActivationPasses,
    EquatableArray<AgentsKernel> AgentsKernels,
    EquatableArray<WidthPlan> Widths,
    bool InlineLayers,
    bool SelfChecks,
    bool WidthSwitch,
    string? MultiplyAdd)
{
    public LayerPlan First => Layers[0];

    public LayerPlan Last => Layers[Layers.Count - 1];

    public int InputSize => First.Inputs;

    public int OutputSize => Last.Outputs;

    public int ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The scratch of training and, behind it, a gradient: what a call needs that hands out a gradient.</summary>
    public int WorkspaceLength => Memory.Training.Length + PackedLength;

    public bool IsClassifier => LossFacts.Of(Loss).TakesLabels;

    /// <summary>True if the parameters of sixteen networks fit an array, so that there can be populations.</summary>
    public bool HasPopulations => (long)ParameterCount * PopulationPanels.Lanes <= int.MaxValue;

    /// <summary>True if training drops units, so that it must be told which.</summary>
    public bool HasDropout => Layers.Any(layer => layer.Dropout > 0);

    /// <summary>True if the backward pass copies weights of layers after the first, transposed as its kernels read them.</summary>
    public bool CopiesHidden => Layers.Skip(1).Any(layer => !layer.Delta.Transposed);

    /// <summary>True if it copies those of the first layer, for gradients at the inputs.</summary>
    public bool CopiesFirst => !Layers[0].Delta.Transposed;

    /// <summary>The class that holds the kernels of a width.</summary>
    public string KernelClass(WidthPlan width) => width.IsScalar ? $"{Names.Kernels}Scalar" : $"{Names.Kernels}{width.Bits}";
}

/// <summary>What happens to the last layer's sums.</summary>
/// <param name="Pass">The pass that turns them into outputs once they are in memory.</param>
/// <param name="Fused">The loss takes the logits and brings the derivative of Softmax or Sigmoid with it.</param>
/// <param name="Direct">The kernel writes rows to the caller's memory; otherwise they go through scratch.</param>
/// <param name="InputGradientsDirect">The same for ∂E/∂x.</param>
/// <param name="LossClass">The runtime's class that computes the loss.</param>
internal sealed record OutputPlan(OutputPass Pass, bool Fused, bool Direct, bool InputGradientsDirect, string LossClass);

/// <summary>The pass that turns the sums of the output layer, which are in memory, into outputs.</summary>
internal enum OutputPass
{
    /// <summary>Nothing: the kernel did so, or they are the same.</summary>
    None,

    /// <summary>The activation, over all of them.</summary>
    Activation,

    /// <summary>Softmax, row by row.</summary>
    Softmax,
}

/// <summary>An activation as a pass of its own over sums in memory.</summary>
/// <param name="Activation">Which.</param>
/// <param name="Inference">It is called without the derivative too.</param>
internal sealed record ActivationPass(Activation Activation, bool Inference);

/// <summary>The names of helpers: fields of the user's class, free of names that stand there, and classes beside it.</summary>
internal sealed record HelperPlan(string Parameters, string VectorWidth)
{
    /// <inheritdoc cref="GeneratedNames.Layout"/>
    public string Layout => GeneratedNames.Layout;

    /// <inheritdoc cref="GeneratedNames.Kernels"/>
    public string Kernels => GeneratedNames.Kernels;
}
