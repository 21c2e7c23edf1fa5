namespace MlpGen.Generator.Lowering;

/// <summary>
/// A layer of a population: a = σ(W·x + b) of sixteen networks at once, which have weights of their own. A network is a lane, a parameter
/// of all sixteen a cache line, and the lines lie in the order in which they are read (the runtime's <c>PopulationLayout</c>).
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
    /// <summary>The networks of a group: the floats of a cache line.</summary>
    public const int Lanes = 16;

    /// <summary>
    /// The outputs that are summed together: four sums by 512 bits, or by twice 256, read their weights as fast as the caches give them, and fit
    /// sixteen registers. The runtime lays out parameters by it.
    /// </summary>
    public const int Block = 4;

    /// <summary>The outputs that whole blocks cover; a smaller one takes what is left.</summary>
    public int WholeOutputs => Outputs / Block * Block;
}
