namespace MlpGen.Layout;

/// <summary>
/// The layout of one dense layer of a population. Sixteen agents are a group, and a parameter of all sixteen is a cache line, so that
/// vectors run over agents. Outputs stand in blocks of four, the last of what is left. A block has its biases first and then, input by
/// input, the weights of its outputs: the order in which the generated kernels read them, each once.
/// </summary>
internal static class PopulationPanels
{
    /// <summary>The agents of a group: the floats of a cache line.</summary>
    public const int Lanes = 16;

    /// <summary>
    /// The outputs of a block, which are summed together: four sums by 512 bits, or by twice 256, read their weights as fast as the caches
    /// give them, and fit sixteen registers.
    /// </summary>
    public const int Block = 4;

    /// <summary>The outputs of whole blocks.</summary>
    public static int WholeBlocks(int outputs) => outputs / Block * Block;

    /// <summary>The cache lines before the block that begins at output <paramref name="first"/>.</summary>
    public static int Start(int inputs, int first) => (1 + inputs) * first;

    /// <summary>The cache line of the weight from <paramref name="input"/> to <paramref name="output"/>; input −1 is the bias.</summary>
    public static int Index(int inputs, int outputs, int input, int output)
    {
        int first = WholeBlocks(output);
        int width = System.Math.Min(Block, outputs - first);
        return Start(inputs, first) + ((1 + input) * width) + (output - first);
    }
}
