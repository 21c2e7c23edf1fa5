namespace MlpGen.Layout;

/// <summary>
/// The layout of one dense layer of a population. Sixteen agents form a group. The values of one parameter for all sixteen agents fill a
/// cache line, so that vectors run over agents. Outputs are grouped in blocks of four; the last block contains the remaining outputs. A
/// block starts with its biases, followed by the weights of its outputs, input by input. The generated kernels read them in this order,
/// each once.
/// </summary>
internal static class PopulationPanels
{
    /// <summary>The number of agents in a group, which equals the number of floats in a cache line.</summary>
    public const int Lanes = 16;

    /// <summary>
    /// The number of outputs in a block, which are summed together. Four sums of 512 bits, or of twice 256 bits, read their weights as fast
    /// as the caches deliver them, and they fit into sixteen registers.
    /// </summary>
    public const int Block = 4;

    /// <summary>Returns the number of outputs in whole blocks.</summary>
    public static int WholeBlocks(int outputs) => outputs / Block * Block;

    /// <summary>Returns the number of cache lines before the block that starts at output <paramref name="first"/>.</summary>
    public static int Start(int inputs, int first) => (1 + inputs) * first;

    /// <summary>
    /// Returns the cache line of the weight from <paramref name="input"/> to <paramref name="output"/>. Input −1 is the bias.
    /// </summary>
    public static int Index(int inputs, int outputs, int input, int output)
    {
        int first = WholeBlocks(output);
        int width = System.Math.Min(Block, outputs - first);
        return Start(inputs, first) + ((1 + input) * width) + (output - first);
    }
}
