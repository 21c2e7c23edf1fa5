using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>
/// A layer of a population: a = σ(W·x + b) of sixteen networks at once, which have weights of their own. A network is a lane, a parameter
/// of all sixteen a cache line, and the lines lie as <see cref="PopulationPanels"/> says.
/// </summary>
/// <param name="Name">The method's name. Layers of the same shape share a kernel.</param>
/// <param name="Inputs">The units of the layer before.</param>
/// <param name="Outputs">Its own.</param>
/// <param name="Activation">What it applies to its sums; Softmax is left to the end.</param>
/// <param name="Epilogue">What is done to a sum before it is stored.</param>
/// <param name="HasActivationPass">The activation is a pass over the stored sums.</param>
/// <param name="InFull">The inputs are few, and each is printed.</param>
internal sealed record AgentsKernel(
    string Name,
    int Inputs,
    int Outputs,
    Activation Activation,
    Epilogue Epilogue,
    bool HasActivationPass,
    bool InFull)
{
    /// <summary>The outputs that whole blocks cover; a smaller one takes what is left.</summary>
    public int WholeOutputs => PopulationPanels.WholeBlocks(Outputs);

    /// <summary>Where the parameters of the block that begins at an output begin, in floats.</summary>
    public int BlockStart(int first) => PopulationPanels.Start(Inputs, first) * PopulationPanels.Lanes;
}
