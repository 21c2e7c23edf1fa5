using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// A row of at most 16 floats that stays in two registers from its exponentials to its result, without going through memory. The results
/// have the same bits as those of the loops for longer rows. The size is a constant after inlining.
/// </summary>
internal static class ShortRow
{
    /// <summary>The maximum length of a short row.</summary>
    public const int MaxSize = 16;

    /// <summary>Reads a row. The lanes after it are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float row, int size, out Vector256<float> upper)
    {
        upper = size <= 8 ? Vector256<float>.Zero
            : size == 16 ? Vector256.LoadUnsafe(ref row, 8)
            : Tail.Load(ref Unsafe.Add(ref row, 8), size - 8);
        return size >= 8 ? Vector256.LoadUnsafe(ref row) : Tail.Load(ref row, size);
    }

    /// <summary>Computes exp(zⱼ − max), with 0 in the lanes after the row, and their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exponentials<TRounding>(
        Vector256<float> lower, ref Vector256<float> upper, int size, out float max, out float sum)
        where TRounding : struct, IRounding
    {
        Vector256<float> least = Vector256.Create(float.NegativeInfinity);
        Vector256<float> lowerMask = Tail.Mask(size), upperMask = Tail.Mask(size - 8);
        Vector256<float> larger = size >= 8 ? lower : Vector256.ConditionalSelect(lowerMask, lower, least);
        if (size > 8)
            larger = Lanes.Larger(larger, Vector256.ConditionalSelect(upperMask, upper, larger));
        max = Lanes.Max(larger);
        lower = Exp.EvaluateNonPositive<TRounding>(lower - Vector256.Create(max));
        if (size < 8)
            lower &= lowerMask;
        if (size > 8)
        {
            upper = Exp.EvaluateNonPositive<TRounding>(upper - Vector256.Create(max)) & upperMask;
            sum = Lanes.Sum(lower + upper);
        }
        else
        {
            sum = Lanes.Sum(lower);
        }

        return lower;
    }

    /// <summary>Returns 1 in the lane of a label and 0 in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> OneHot(int label) =>
        Vector256.Equals(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(label)).AsSingle() & Vector256<float>.One;

    /// <summary>Writes a row without touching the memory after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> lower, Vector256<float> upper, ref float row, int size)
    {
        if (size < 8)
        {
            Tail.Store(lower, ref row, size);
            return;
        }

        lower.StoreUnsafe(ref row);
        if (size == 16)
            upper.StoreUnsafe(ref row, 8);
        else if (size > 8)
            Tail.Store(upper, ref Unsafe.Add(ref row, 8), size - 8);
    }

    /// <summary>Writes a row, and zeros as its padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePadded(Vector256<float> lower, Vector256<float> upper, ref float row, int size, int stride)
    {
        if (size < 8)
        {
            Tail.StorePadded(lower, ref row, size, stride);
            return;
        }

        lower.StoreUnsafe(ref row);
        Tail.StorePadded(upper, ref Unsafe.Add(ref row, 8), size - 8, stride - 8);
    }
}
