using System.Runtime.CompilerServices;

namespace MlpGen.Layout;

/// <summary>
/// The panel layout of one dense layer. Vectors run over the outputs: the outputs stand in panels of 16, and what is left after
/// them in one of 8 and one of 4 (at most 3 lanes are padding, always zero). A panel holds its rows one after the other, each
/// <c>lanes</c> floats wide: row 0 the biases, row 1 + i the weights from input i.
/// </summary>
/// <remarks>So forward and weight gradient read whole vectors, no sum crosses lanes, and every vector width gives the same bits.</remarks>
internal static class Panels
{
    /// <summary>The lanes of a whole panel.</summary>
    public const int WholeLanes = 16;

    /// <summary>The lanes of a panel that begins at output <paramref name="first"/> of <paramref name="outputs"/>: 16, 8 or 4.</summary>
    public static int Lanes(int outputs, int first)
    {
        int rest = outputs - first;
        return rest > 12 ? WholeLanes : rest > 4 ? 8 : 4;
    }

    /// <summary>The panels of 16 lanes, which come first.</summary>
    public static int Whole(int outputs)
    {
        int panels = outputs / WholeLanes;
        return Lanes(outputs, panels * WholeLanes) == WholeLanes ? panels + 1 : panels;
    }

    /// <summary>Where the panel that begins at output <paramref name="first"/> begins.</summary>
    /// <param name="rows">The rows of a panel: the inputs, and one for the biases where there are any.</param>
    /// <param name="first">A multiple of 4.</param>
    public static int Start(int rows, int first) => rows * first;

    /// <summary>Outputs with their padding: the next multiple of 4.</summary>
    public static int PaddedOutputs(int outputs) => (outputs + 3) & ~3;

    /// <summary>The floats that a layer takes: (1 + inputs) rows of all its lanes.</summary>
    public static int Length(int inputs, int outputs) => (1 + inputs) * PaddedOutputs(outputs);

    /// <summary>Where the weight from <paramref name="input"/> to <paramref name="output"/> lies; input −1 is the bias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(int inputs, int outputs, int input, int output)
    {
        int first = output & ~15;
        int lanes = Lanes(outputs, first);
        if (output - first >= lanes)
        {
            first += lanes;
            lanes = Lanes(outputs, first);
        }

        return ((1 + inputs) * first) + ((1 + input) * lanes) + (output - first);
    }
}
