using System;

namespace MlpGen.Generator.Lowering;

/// <summary>
/// The register tiles of the vector kernels. What fixes the order of a sum (the rows of a tile, the chains of a row) depends on the
/// topology alone, so that every vector width gives the same bits.
/// </summary>
internal static class Tiles
{
    /// <summary>The floats of a vector; 1 for plain loops.</summary>
    /// <param name="width">In bits, 0 for plain loops.</param>
    public static int Lanes(int width) => Math.Max(1, width / 32);

    /// <summary>
    /// Vectors of a cache line that a tile of a population holds for each output: its four outputs are four sums of 512 bits, or eight of
    /// what is narrower.
    /// </summary>
    public static int AgentVectors(int width) => width is 0 or 512 ? 1 : 2;

    /// <summary>Inputs of a weight gradient tile: 4 × 2 or 8 × 1 sums, the vectors of δ and one of a fit 16 registers.</summary>
    public static int GradientInputs(int columns) => columns == 1 ? 8 : 4;

    /// <summary>Columns, one vector each, of a weight gradient tile.</summary>
    public const int GradientColumns = 2;

    /// <summary>
    /// Columns of a forward tile. Eight rows by one column are 8 independent sums, what two FMA pipes of latency 4 need; with 32 registers
    /// (512 bits) there is room for two. Four or three rows, the end of a batch, take twice as many columns.
    /// </summary>
    public static int ForwardColumns(int width, int rows) => (width == 512 ? 2 : 1) * (rows < 8 ? 2 : 1);

    /// <summary>
    /// Partial sums per output for one row. A narrow layer has too few columns to hide the latency of the additions, so it splits the
    /// sum over the inputs.
    /// </summary>
    public static int RowChains(int inputs, int outputs)
    {
        int chains = outputs <= 32 ? 4 : outputs <= 64 ? 2 : 1;
        while (chains > Math.Max(1, inputs / 2))
            chains /= 2;
        return chains;
    }

    /// <summary>Columns of a row's tile: columns × chains are 8 sums.</summary>
    public static int RowColumns(int chains) => 8 / chains;
}
