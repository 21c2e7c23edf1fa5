using MlpGen.Generator.Model;
using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>One layer: what it computes, with which kernels, and where its parameters lie.</summary>
/// <param name="Number">1 is the first hidden layer, the last is the output layer.</param>
/// <param name="Inputs">The size of the layer before.</param>
/// <param name="Outputs">Its own size.</param>
/// <param name="Activation">What it applies to its sums.</param>
/// <param name="Derivative">Where the way back finds σ′.</param>
/// <param name="Kind">Which kernels it has.</param>
/// <param name="Reason">Why these.</param>
/// <param name="ParameterOffset">Where its parameters begin, in floats.</param>
/// <param name="ParametersBefore">The parameters of the layers before it, without padding.</param>
/// <param name="Stride">From one row of its activations, or deltas, to the next.</param>
/// <param name="Dropout">The probability with which training drops a unit; 0 for none.</param>
/// <param name="HasActivationPass">
/// The activation is a pass of its own over the sums, because it is too long to print into every tile.
/// </param>
/// <param name="Forward">z = W·a + b, with the activation where that is cheap.</param>
/// <param name="Training">The same in training, where the derivative is kept too.</param>
/// <param name="Delta">The product with Wᵀ that carries the delta of this layer to the layer before, or to the inputs.</param>
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

    /// <summary>Where its parameters begin in a group of a population, in floats.</summary>
    public int AgentsOffset => ParametersBefore * PopulationPanels.Lanes;

    /// <summary>No activation is above 1 or below −1, dropout apart.</summary>
    public bool IsBounded => Dropout == 0 && ActivationFacts.Of(Activation).IsBounded;

    /// <summary>
    /// Training takes the activation apart from the sums: because it does so always, or because dropout changes f′ too, and so wants it
    /// stored.
    /// </summary>
    public bool HasTrainingPass => HasActivationPass || (Dropout > 0 && !DerivesInKernel);

    /// <summary>The kernel of training brings σ′ with it.</summary>
    public bool DerivesInKernel => Training.Epilogue == Epilogue.ActivateAndDerive;
}
