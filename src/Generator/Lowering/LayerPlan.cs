using MlpGen.Generator.Model;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>The plan of a layer: its computation, kernels and parameter offset.</summary>
/// <param name="Number">The number of the layer. 1 is the first hidden layer, the last is the output layer.</param>
/// <param name="Inputs">The size of the previous layer.</param>
/// <param name="Outputs">The size of this layer.</param>
/// <param name="Activation">The activation applied to the sums.</param>
/// <param name="Derivative">The source of σ′ in the backward pass.</param>
/// <param name="Kind">The kind of the kernels.</param>
/// <param name="Reason">The reason for that kind.</param>
/// <param name="ParameterOffset">The offset of the parameters, in floats.</param>
/// <param name="ParametersBefore">The number of parameters in the previous layers, without padding.</param>
/// <param name="Stride">The floats from one row of activations or deltas to the next.</param>
/// <param name="Dropout">The probability that training drops a unit. 0 for no dropout.</param>
/// <param name="HasActivationPass">
/// True if the activation is a separate pass over the sums, because it is too long to print into every tile.
/// </param>
/// <param name="Forward">z = W·a + b, including the activation if that is cheap.</param>
/// <param name="Training">The forward kernel of training, which also keeps the derivative.</param>
/// <param name="Delta">The product with Wᵀ that propagates the delta of this layer to the previous layer or to the inputs.</param>
/// <param name="Gradient">∂E/∂W and ∂E/∂b.</param>
/// <param name="Agents">The forward pass of sixteen networks of a population.</param>
internal sealed record LayerPlan(
    int Number,
    int Inputs,
    int Outputs,
    Activation Activation,
    DerivativeSource Derivative,
    KernelKind Kind,
    string Reason,
    int ParameterOffset,
    int ParametersBefore,
    int Stride,
    float Dropout,
    bool HasActivationPass,
    DenseKernel Forward,
    DenseKernel Training,
    DenseKernel Delta,
    GradientKernel Gradient,
    AgentsKernel Agents)
{
    public int ParameterCount => (Inputs + 1) * Outputs;

    /// <summary>The offset of the parameters in a group of a population, in floats.</summary>
    public int AgentsOffset => ParametersBefore * PopulationPanels.Lanes;

    /// <summary>True if every activation lies between −1 and 1 and the layer has no dropout.</summary>
    public bool IsBounded => Dropout == 0 && ActivationFacts.For(Activation).IsBounded;

    /// <summary>
    /// True if training applies the activation in a separate pass: either inference does so too, or dropout changes f′ and requires it to
    /// be stored.
    /// </summary>
    public bool HasTrainingPass => HasActivationPass || (Dropout > 0 && !DerivesInKernel);

    /// <summary>True if the kernel of training computes σ′ too.</summary>
    public bool DerivesInKernel => Training.Epilogue == Epilogue.ActivateAndDerive;
}
