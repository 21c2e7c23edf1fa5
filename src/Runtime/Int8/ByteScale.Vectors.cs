using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <content>The same in vectors of eight floats.</content>
internal sealed partial class ByteScale
{
    /// <summary>Computes <see cref="RoundPlainly(ref float, ref byte)"/> in vectors.</summary>
    [MethodImpl(MethodOptions.Kernel)]
    public bool RoundInVectors(ref float row, ref byte bytes)
    {
        const int Step = 32;
        ref byte zeroPoints = ref ZeroPoints;
        int size = _reciprocals.Length, i = 0;
        Vector256<float> numbers = Vector256<float>.AllBitsSet;
        for (; i + Step <= size; i += Step)
        {
            Vector256<ushort> lower = Vector256.Narrow(Round(ref row, i, ref numbers), Round(ref row, i + 8, ref numbers));
            Vector256<ushort> upper = Vector256.Narrow(Round(ref row, i + 16, ref numbers), Round(ref row, i + 24, ref numbers));
            (Vector256.Narrow(lower, upper) + Vector256.LoadUnsafe(ref zeroPoints, (nuint)i)).StoreUnsafe(ref bytes, (nuint)i);
        }

        // The plain loop rounds in the same way.
        bool isNumber = i == size || RoundPlainly(ref row, ref bytes, i);
        return isNumber & Vector256.EqualsAll(numbers.AsInt32(), Vector256<int>.AllBitsSet);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<uint> Round(ref float row, int i, ref Vector256<float> numbers)
    {
        Vector256<float> least = Vector256.LoadUnsafe(ref _least.First, (nuint)i), most = least + Vector256.Create((float)byte.MaxValue);
        Vector256<float> x = Vector256.LoadUnsafe(ref row, (nuint)i) * Vector256.LoadUnsafe(ref _reciprocals.First, (nuint)i);
        numbers &= Vector256.Equals(x, x);
        x = Vector256.ConditionalSelect(Vector256.LessThan(x, least), least, x);
        x = Vector256.ConditionalSelect(Vector256.GreaterThan(x, most), most, x);
        return (x + Vector256.Create(Shift)).AsUInt32();
    }
}
