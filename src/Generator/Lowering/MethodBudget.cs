using MlpGen.Layout;

namespace MlpGen.Generator.Lowering;

/// <summary>
/// Estimates the size of methods before they are printed. RyuJIT silently stops optimizing a method above 60,000 bytes of IL, 20,000
/// instructions, 2,000 basic blocks, 2,000 locals or 8,000 uses of locals. No method here exceeds half of that.
/// </summary>
internal static class MethodBudget
{
    private const int MaxIlBytes = 30_000;

    // Upper bounds: a load, a multiply-add and its operands, and the broadcast of one input. A test reads the compiled methods.
    private const int IlPerMultiplyAdd = 24;
    private const int IlPerBroadcast = 16;

    // A tile of a weight gradient: 8 loads of sums, the loop over the rows, and 8 stores of sums.
    private const int IlPerGradientTile = 900;

    /// <summary>Returns the multiply-adds for one row, at 128 bits, the narrowest vector width.</summary>
    public static int MultiplyAdds(int inputs, int outputs) => (1 + inputs) * Columns(outputs);

    /// <summary>True if the product of one row may be printed in full.</summary>
    public static bool FitsUnrolled(int inputs, int outputs)
    {
        long columns = Columns(outputs);
        long tiles = (columns + 7) / 8;
        return ((1L + inputs) * ((columns * IlPerMultiplyAdd) + (tiles * IlPerBroadcast))) <= MaxIlBytes;
    }

    /// <summary>True if the tiles of a weight gradient may be printed in full.</summary>
    public static bool FitsUnrolledGradient(int inputs, int outputs)
    {
        long columns = Columns(outputs);
        long inputTiles = 1 + ((inputs + 3) / 4);
        long tiles = (columns + Tiles.GradientColumns - 1) / Tiles.GradientColumns * inputTiles;
        return tiles * IlPerGradientTile <= MaxIlBytes;
    }

    private static int Columns(int outputs) => Panels.PaddedOutputs(outputs) / 4;
}
