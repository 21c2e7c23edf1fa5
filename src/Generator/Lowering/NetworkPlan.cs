using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>The plan of a network, with every decision that emission needs.</summary>
/// <param name="Type">The type that receives the generated members.</param>
/// <param name="Members">The effect of user-defined members on them.</param>
/// <param name="Naming">The user-defined names.</param>
/// <param name="Features">The parts of the contract that the network gets.</param>
/// <param name="Loss">The loss that training minimizes.</param>
/// <param name="Rounding">The rounding of sums of products.</param>
/// <param name="Weights">The weights that are built into the assembly, or null.</param>
/// <param name="Layers">The layers, from the first hidden layer to the output layer.</param>
/// <param name="PackedLength">The floats of all parameters in memory, including padding.</param>
/// <param name="Memory">The layout of scratch memory.</param>
/// <param name="Costs">The costs of the network.</param>
/// <param name="Output">The processing of the output layer's sums.</param>
/// <param name="Names">The names of the helpers.</param>
/// <param name="ActivationPasses">The activations that are a separate pass in any layer, without duplicates.</param>
/// <param name="AgentsKernels">The distinct kernels of a population, in the order of the layers.</param>
/// <param name="Widths">The kernels of each selected vector width, narrowest first. The plain loops come before them.</param>
/// <param name="InlineLayers">True if the pass of each layer is inlined into its caller.</param>
/// <param name="SelfChecks">True to emit the members that check the network.</param>
/// <param name="WidthSwitch">True to emit a switch of the vector width, for self-checks and tests.</param>
/// <param name="MultiplyAdd">The name of the vector type's method for a·b + c. Null to use the runtime's helper.</param>
internal sealed record NetworkPlan(
    TypeShell Type,
    MemberFacts Members,
    Naming Naming,
    NetworkFeatures Features,
    Loss Loss,
    Rounding Rounding,
    TrainedWeights? Weights,
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

    /// <summary>The floats of the scratch memory of training, followed by a gradient. Calls that return a gradient need them.</summary>
    public int WorkspaceLength => Memory.Training.Length + PackedLength;

    public bool IsClassifier => Features.TakesLabels;

    /// <summary>True to emit the code of gradients and trainers.</summary>
    public bool HasTraining => Features.Trains;

    /// <summary>True to emit the code of populations.</summary>
    public bool HasPopulations => Features.Evolves;

    /// <summary>True if training drops units, so that it needs to know which.</summary>
    public bool HasDropout => Layers.Any(layer => layer.Dropout > 0);

    /// <summary>Returns the name of the class with the kernels of a width.</summary>
    public string KernelClass(WidthPlan width) => width.IsScalar ? $"{Names.Kernels}Scalar" : $"{Names.Kernels}{width.Bits}";
}

/// <summary>The processing of the output layer's sums.</summary>
/// <param name="Pass">The pass that turns the sums in memory into outputs.</param>
/// <param name="Fused">True if the loss takes the logits and includes the derivative of Softmax or Sigmoid.</param>
/// <param name="Direct">True if the kernel writes rows directly to the caller's memory, without scratch memory.</param>
/// <param name="InputGradientsDirect">True if the kernel writes ∂E/∂x directly to the caller's memory.</param>
/// <param name="LossClass">The name of the runtime class that computes the loss.</param>
internal sealed record OutputPlan(OutputPass Pass, bool Fused, bool Direct, bool InputGradientsDirect, string LossClass);

/// <summary>The pass that turns the sums of the output layer in memory into outputs.</summary>
internal enum OutputPass
{
    /// <summary>No pass. The kernel applied the activation, or the sums are the outputs.</summary>
    None,

    /// <summary>The activation, over all sums.</summary>
    Activation,

    /// <summary>Softmax, row by row.</summary>
    Softmax,
}

/// <summary>An activation as a separate pass over sums in memory.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Inference">True if the pass is called without the derivative.</param>
/// <param name="Training">True if the pass is called with the derivative.</param>
internal sealed record ActivationPass(Activation Activation, bool Inference, bool Training);

/// <summary>The names of helpers: fields in the user-defined class, which avoid its existing names, and helper classes.</summary>
internal sealed record HelperPlan(string Parameters, string VectorWidth)
{
    /// <inheritdoc cref="GeneratedNames.Layout"/>
    public string Layout => GeneratedNames.Layout;

    /// <inheritdoc cref="GeneratedNames.Kernels"/>
    public string Kernels => GeneratedNames.Kernels;
}
