using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <content>The same in vectors of eight floats.</content>
internal readonly partial struct ByteScale
{
    /// <summary>Computes <see cref="RoundPlainly"/> in vectors.</summary>
    [MethodImpl(MethodOptions.Kernel)]
    public bool RoundInVectors(ref float row, ref byte bytes, int size)
    {
        const int Step = 32;
        Vector256<float> reciprocal = Vector256.Create(_reciprocal), least = Vector256.Create(_least), most = Vector256.Create(_most);
        Vector256<float> numbers = Vector256<float>.AllBitsSet;
        Vector256<byte> zeroPoint = Vector256.Create((byte)_zeroPoint);
        int i = 0;
        for (; i + Step <= size; i += Step)
        {
            Vector256<ushort> lower = Vector256.Narrow(
                Bits(ref Unsafe.Add(ref row, i), reciprocal, least, most, ref numbers),
                Bits(ref Unsafe.Add(ref row, i + 8), reciprocal, least, most, ref numbers));
            Vector256<ushort> upper = Vector256.Narrow(
                Bits(ref Unsafe.Add(ref row, i + 16), reciprocal, least, most, ref numbers),
                Bits(ref Unsafe.Add(ref row, i + 24), reciprocal, least, most, ref numbers));
            (Vector256.Narrow(lower, upper) + zeroPoint).StoreUnsafe(ref bytes, (nuint)i);
        }

        // The plain loop rounds in the same way.
        bool isNumber = i == size || RoundPlainly(ref Unsafe.Add(ref row, i), ref Unsafe.Add(ref bytes, i), size - i);
        return isNumber & Vector256.EqualsAll(numbers.AsInt32(), Vector256<int>.AllBitsSet);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Bits(
        ref float first, Vector256<float> reciprocal, Vector256<float> least, Vector256<float> most, ref Vector256<float> numbers)
    {
        Vector256<float> x = Vector256.LoadUnsafe(ref first) * reciprocal;
        numbers &= Vector256.Equals(x, x);
        x = Vector256.ConditionalSelect(Vector256.LessThan(x, least), least, x);
        x = Vector256.ConditionalSelect(Vector256.GreaterThan(x, most), most, x);
        return (x + Vector256.Create(Shift)).AsUInt32();
    }
}
