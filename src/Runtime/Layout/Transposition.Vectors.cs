using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Layout;
using MlpGen.Numerics;

namespace MlpGen.CompilerServices;

/// <content>The overloads for vectors.</content>
public static partial class Transposition
{
    /// <summary>Copies rows of one panel to columns of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyPanelByVectors(ref float source, int lanes, int rows, ref float destination, int width, int columns)
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
