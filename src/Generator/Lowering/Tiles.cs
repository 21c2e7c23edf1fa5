using System;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>
/// The sizes of the register tiles of the vector kernels. The sizes that determine the order of a sum (the rows of a tile, the chains of a
/// row) depend only on the topology, so that every vector width gives the same bits.
/// </summary>
internal static class Tiles
{
    /// <summary>Returns the number of floats in a vector. 1 for plain loops.</summary>
    /// <param name="width">The width in bits.</param>
    public static int Lanes(int width) => width / GenerationOptions.ScalarWidth;

    /// <summary>
    /// Returns the number of vectors that a population's tile holds for each output. Its four outputs are four sums of 512 bits, or eight
    /// narrower sums.
    /// </summary>
    public static int AgentVectors(int width) => width is GenerationOptions.ScalarWidth or 512 ? 1 : 2;

    /// <summary>
    /// Returns the inputs of a weight gradient tile. 4 × 2 or 8 × 1 sums, the vectors of δ and one of a fit in 16 registers.
    /// </summary>
    public static int GradientInputs(int columns) => columns == 1 ? 8 : 4;

    /// <summary>The columns of a weight gradient tile, one vector each.</summary>
    public const int GradientColumns = 2;

    /// <summary>
    /// Returns the columns of a forward tile. Eight rows by one column are 8 independent sums, as two FMA pipes with a latency of 4
    /// require. With 32 registers (512 bits) there is room for two columns. Four or three rows at the end of a batch take twice as many
    /// columns. Plain loops take one row by eight columns.
    /// </summary>
    public static int ForwardColumns(int width, int rows) =>
        width == GenerationOptions.ScalarWidth ? 8 : (width == 512 ? 2 : 1) * (rows < 8 ? 2 : 1);

    /// <summary>
    /// Returns the partial sums per output for one row. A narrow layer has too few columns to hide the latency of the additions, so it
    /// splits the sum over the inputs.
    /// </summary>
    public static int RowChains(int inputs, int outputs)
    {
        int chains = outputs <= 32 ? 4 : outputs <= 64 ? 2 : 1;
        while (chains > Math.Max(1, inputs / 2))
            chains /= 2;
        return chains;
    }

    /// <summary>Returns the columns of a tile of one row. Columns × chains are 8 sums.</summary>
    public static int RowColumns(int chains) => 8 / chains;
}
