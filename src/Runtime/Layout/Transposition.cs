using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Layout;
using MlpGen.Numerics;

namespace MlpGen.CompilerServices;

/// <summary>
/// Copies the weights of a layer into panels for the transposed layer, from outputs to inputs. The same kind of kernel as in the forward
/// pass can then compute the hidden delta Wᵀ·δ. There are no biases, so a panel starts with its first row of weights.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
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
        int row = 0;
        for (; row + 8 <= rows; row += 8)
        {
            int column = 0;
            for (; column + 8 <= columns; column += 8)
            {
                Lanes.Transpose8(ref Unsafe.Add(ref source, (row * lanes) + column), lanes,
                    ref Unsafe.Add(ref destination, (column * width) + row), width);
            }

            for (; column < columns; column += 4)
            {
                CopyFour(ref Unsafe.Add(ref source, (row * lanes) + column), lanes, 4,
                    ref Unsafe.Add(ref destination, (column * width) + row), width, columns - column);
                CopyFour(ref Unsafe.Add(ref source, ((row + 4) * lanes) + column), lanes, 4,
                    ref Unsafe.Add(ref destination, (column * width) + row + 4), width, columns - column);
            }
        }

        for (; row < width; row += 4)
        {
            for (int column = 0; column < columns; column += 4)
            {
                CopyFour(ref Unsafe.Add(ref source, (row * lanes) + column), lanes, rows - row,
                    ref Unsafe.Add(ref destination, (column * width) + row), width, columns - column);
            }
        }
    }

    /// <summary>Copies up to four rows to four lanes of up to four rows. Missing rows count as zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyFour(ref float source, int lanes, int rows, ref float destination, int width, int columns)
    {
        Vector128<float> r0 = rows > 0 ? Vector128.LoadUnsafe(ref source) : Vector128<float>.Zero;
        Vector128<float> r1 = rows > 1 ? Vector128.LoadUnsafe(ref source, (nuint)lanes) : Vector128<float>.Zero;
        Vector128<float> r2 = rows > 2 ? Vector128.LoadUnsafe(ref source, (nuint)(2 * lanes)) : Vector128<float>.Zero;
        Vector128<float> r3 = rows > 3 ? Vector128.LoadUnsafe(ref source, (nuint)(3 * lanes)) : Vector128<float>.Zero;
        Lanes.Transpose(ref r0, ref r1, ref r2, ref r3);
        r0.StoreUnsafe(ref destination);
        if (columns > 1)
            r1.StoreUnsafe(ref destination, (nuint)width);
        if (columns > 2)
            r2.StoreUnsafe(ref destination, (nuint)(2 * width));
        if (columns > 3)
            r3.StoreUnsafe(ref destination, (nuint)(3 * width));
    }
}
