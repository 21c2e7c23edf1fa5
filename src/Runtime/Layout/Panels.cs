using System.Runtime.CompilerServices;

namespace MlpGen.Layout;

/// <summary>
/// The panel layout of one dense layer. Vectors run over the outputs. The outputs are grouped in panels of 16, and the remaining outputs in
/// one panel of 8 and one of 4. At most 3 lanes are padding, which is always zero. A panel stores its rows one after the other, each
/// <c>lanes</c> floats wide. Row 0 contains the biases, and row 1 + i the weights from input i.
/// </summary>
/// <remarks>
/// With this layout, the forward pass and the weight gradient read whole vectors, no sum crosses lanes, and every vector width gives the
/// same bits.
/// </remarks>
internal static class Panels
{
    /// <summary>The number of lanes of a whole panel.</summary>
    public const int WholeLanes = 16;

    /// <summary>
    /// Returns the number of lanes of the panel that starts at output <paramref name="first"/> of <paramref name="outputs"/>: 16, 8 or 4.
    /// </summary>
    public static int Lanes(int outputs, int first)
    {
        int rest = outputs - first;
        return rest > 12 ? WholeLanes : rest > 4 ? 8 : 4;
    }

    /// <summary>Returns the number of panels of 16 lanes, which come first.</summary>
    public static int Whole(int outputs)
    {
        int panels = outputs / WholeLanes;
        return Lanes(outputs, panels * WholeLanes) == WholeLanes ? panels + 1 : panels;
    }

    /// <summary>Returns the index of the panel that starts at output <paramref name="first"/>.</summary>
    /// <param name="rows">The rows of a panel: the inputs, plus one for the biases if there are any.</param>
    /// <param name="first">The first output of the panel. A multiple of 4.</param>
    public static int Start(int rows, int first) => rows * first;

    /// <summary>Returns the number of outputs including padding: the next multiple of 4.</summary>
    public static int PaddedOutputs(int outputs) => (outputs + 3) & ~3;

    /// <summary>Returns the number of floats of a layer: (1 + inputs) rows of all its lanes.</summary>
    public static int Length(int inputs, int outputs) => (1 + inputs) * PaddedOutputs(outputs);

    /// <summary>Returns the index of the weight from <paramref name="input"/> to <paramref name="output"/>. Input −1 is the bias.</summary>
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
