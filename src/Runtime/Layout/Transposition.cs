using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Layout;
using MlpGen.Numerics;

namespace MlpGen.CompilerServices;

/// <summary>
/// Copies the weights of a layer into panels for the transposed layer, from outputs to inputs. The same kind of kernel as in the forward
/// pass can then compute the hidden delta Wᵀ·δ. There are no biases, so a panel starts with its first row of weights.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Transposition
{
    /// <summary>Returns the number of floats of the copy.</summary>
    public static int Length(int inputs, int outputs) => outputs * Panels.PaddedOutputs(inputs);

    /// <summary>Copies the weights. Lanes without an input become zero.</summary>
    /// <param name="source">The panels of the layer. See <see cref="Panels"/>.</param>
    /// <param name="destination">The destination, <see cref="Length"/> floats. Overwritten.</param>
    /// <param name="inputs">The number of inputs of the layer.</param>
    /// <param name="outputs">The number of outputs of the layer.</param>
    [MethodImpl(MethodOptions.Kernel)]
    public static void Copy(ref float source, ref float destination, int inputs, int outputs)
    {
        for (int input = 0; input < inputs;)
        {
            int width = Panels.Lanes(inputs, input);
            ref float panel = ref Unsafe.Add(ref destination, outputs * input);
            for (int output = 0; output < outputs;)
            {
                int lanes = Panels.Lanes(outputs, output);
                ref float weights = ref Unsafe.Add(ref source, ((1 + inputs) * output) + ((1 + input) * lanes));
                CopyPanel(ref weights, lanes, int.Min(width, inputs - input), ref Unsafe.Add(ref panel, output * width), width,
                    int.Min(lanes, outputs - output));
                output += lanes;
            }

            input += width;
        }
    }

    /// <summary>Copies rows of one panel to columns of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyPanel(ref float source, int lanes, int rows, ref float destination, int width, int columns)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            CopyPanelByVectors(ref source, lanes, rows, ref destination, width, columns);
            return;
        }
#endif
        CopyPanelPlainly(ref source, lanes, rows, ref destination, width, columns);
    }

    /// <summary>Copies one float at a time.</summary>
    internal static void CopyPanelPlainly(ref float source, int lanes, int rows, ref float destination, int width, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < width; row++)
            {
                Unsafe.Add(ref destination, (column * width) + row) =
                    row < rows ? Unsafe.Add(ref source, (row * lanes) + column) : 0;
            }
        }
    }
}
