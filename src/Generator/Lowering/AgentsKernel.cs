using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>
/// A layer of a population: a = σ(W·x + b) for sixteen networks at once, each with its own weights. Each network has a lane. A cache line
/// holds one parameter of all sixteen networks. <see cref="PopulationPanels"/> defines the order of the lines.
/// </summary>
/// <param name="Name">The name of the method. Layers with the same shape share a kernel.</param>
/// <param name="Inputs">The number of units of the previous layer.</param>
/// <param name="Outputs">The number of units of this layer.</param>
/// <param name="Activation">The activation applied to the sums. Softmax is applied at the end.</param>
/// <param name="Epilogue">The last operation on a sum before it is stored.</param>
/// <param name="HasActivationPass">True if the activation is a pass over the stored sums.</param>
/// <param name="InFull">True if every input is printed, without a loop. Used for few inputs.</param>
internal sealed record AgentsKernel(
    string Name,
    int Inputs,
    int Outputs,
    Activation Activation,
    Epilogue Epilogue,
    bool HasActivationPass,
    bool InFull)
{
    /// <summary>The outputs that whole blocks cover. A smaller block covers the rest.</summary>
    public int WholeOutputs => PopulationPanels.WholeBlocks(Outputs);

    /// <summary>Returns the offset of the parameters of the block that starts at an output, in floats.</summary>
    public int BlockStart(int first) => PopulationPanels.Start(Inputs, first) * PopulationPanels.Lanes;
}
