using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// The panel layout of one dense layer. Vectors run over the outputs: the outputs stand in panels of 16, and what is left after
/// them in one of 8 and one of 4 (at most 3 lanes are padding, always zero). A panel holds its rows one after the other, each
/// <c>lanes</c> floats wide: row 0 the biases, row 1 + i the weights from input i.
/// </summary>
/// <remarks>So forward and weight gradient read whole vectors, no sum crosses lanes, and every vector width gives the same bits.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panels
{
    /// <summary>The lanes of a panel that begins at output <paramref name="first"/> of <paramref name="outputs"/>: 16, 8 or 4.</summary>
    public static int Lanes(int outputs, int first)
    {
        int rest = outputs - first;
        return rest > 12 ? 16 : rest > 4 ? 8 : 4;
    }

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

    /// <summary>
    /// Writes the transposed weights as the panels of a layer from outputs to inputs, whose biases are zero, so that the hidden
    /// delta Wᵀ·δ is computed by the same kind of kernel as the forward pass.
    /// </summary>
    /// <param name="source">The panels of the layer.</param>
    /// <param name="destination">(1 + outputs) × the padded inputs.</param>
    /// <param name="inputs">The inputs of the layer.</param>
    /// <param name="outputs">The outputs of the layer.</param>
    public static void Transpose(ref float source, ref float destination, int inputs, int outputs)
    {
        for (int first = 0; first < inputs;)
        {
            int lanes = Lanes(inputs, first);
            ref float panel = ref Unsafe.Add(ref destination, (1 + outputs) * first);
            for (int lane = 0; lane < lanes; lane++)
                Unsafe.Add(ref panel, lane) = 0;
            for (int lane = 0; lane < lanes; lane++)
                TransposeLane(ref source, ref Unsafe.Add(ref panel, lanes + lane), lanes, first + lane, inputs, outputs);
            first += lanes;
        }
    }

    private static void TransposeLane(ref float source, ref float destination, int stride, int input, int inputs, int outputs)
    {
        if (input >= inputs)
        {
            for (int output = 0; output < outputs; output++)
                Unsafe.Add(ref destination, output * stride) = 0;
            return;
        }

        for (int first = 0; first < outputs;)
        {
            int lanes = Lanes(outputs, first);
            ref float row = ref Unsafe.Add(ref source, ((1 + inputs) * first) + ((1 + input) * lanes));
            int count = int.Min(lanes, outputs - first);
            for (int lane = 0; lane < count; lane++)
                Unsafe.Add(ref destination, (first + lane) * stride) = Unsafe.Add(ref row, lane);
            first += lanes;
        }
    }
}
