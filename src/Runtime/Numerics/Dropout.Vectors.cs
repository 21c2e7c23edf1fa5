using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;

namespace MlpGen.Numerics;

/// <content>The same in vectors of four units.</content>
public static partial class Dropout
{
    private const int Lanes = 4;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ApplyInVectors(
        ref float activations, ref float derivatives, int stride, int rows, int layer, uint threshold, float kept, DropoutDraw draw)
    {
        Vector128<uint> limit = Vector128.Create(threshold);
        Vector128<float> factorOfKept = Vector128.Create(kept);
        for (int row = 0; row < rows; row++)
        {
            ulong key = draw.KeyOf(layer, row);
            Vector128<uint> unit = (Vector128.Create(0u, 1u, 2u, 3u) * Increment) + Vector128.Create((uint)key);
            Vector128<uint> whitening = Vector128.Create((uint)(key >> 32));
            ref float a = ref Unsafe.Add(ref activations, row * stride);
            ref float d = ref Unsafe.Add(ref derivatives, row * stride);
            for (nuint j = 0; j < (nuint)stride; j += Lanes)
            {
                Vector128<uint> number = Vector128.ShiftRightLogical(Hash(unit) ^ whitening, 8);
                Vector128<float> factor = Vector128.AndNot(factorOfKept, Vector128.LessThan(number, limit).AsSingle());
                (Vector128.LoadUnsafe(ref a, j) * factor).StoreUnsafe(ref a, j);
                (Vector128.LoadUnsafe(ref d, j) * factor).StoreUnsafe(ref d, j);
                unit += Vector128.Create(unchecked(Lanes * Increment));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Hash(Vector128<uint> x)
    {
        x ^= Vector128.ShiftRightLogical(x, 16);
        x *= Vector128.Create(Multiplier1);
        x ^= Vector128.ShiftRightLogical(x, 15);
        x *= Vector128.Create(Multiplier2);
        return x ^ Vector128.ShiftRightLogical(x, 16);
    }
}
