using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>What is done to a gradient before it is followed, in loops of whole vectors with a rest of single floats.</summary>
internal static class VectorMath
{
    // 2⁻¹²⁶.
    private const double LeastNormal = 1.1754943508222875e-38;

    /// <summary>g ← g + λ·sign(w), where sign(0) = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddSigns(Span<float> gradient, ReadOnlySpan<float> weights, float factor)
    {
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += weights[i] > 0 ? factor : weights[i] < 0 ? -factor : 0;
    }

    /// <summary>g ← min(max(g, −maximum), maximum); NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Clamp(Span<float> gradient, float maximum)
    {
        foreach (ref float g in gradient)
            g = g > maximum ? maximum : g < -maximum ? -maximum : g;
    }

    /// <summary>
    /// g ← factor·g, with all the digits of a float also where the factor is below its normal range: then in double.
    /// </summary>
    public static void Scale(Span<float> gradient, double factor)
    {
        if (factor >= LeastNormal)
        {
            Multiply(gradient, (float)factor);
            return;
        }

        foreach (ref float g in gradient)
            g = (float)(g * factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply(Span<float> gradient, float factor)
    {
        ref float first = ref MemoryMarshal.GetReference(gradient);
        nuint i = 0, end = (nuint)gradient.Length;
        for (; i + 8 <= end; i += 8)
            (Vector256.LoadUnsafe(ref first, i) * factor).StoreUnsafe(ref first, i);
        for (; i < end; i++)
            Unsafe.Add(ref first, i) *= factor;
    }

    /// <summary>Σ g², in double, so that a million of them lose nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double SumOfSquares(ReadOnlySpan<float> gradient)
    {
        ref float first = ref MemoryMarshal.GetReference(gradient);
        Vector256<double> sums = Vector256<double>.Zero;
        nuint i = 0, end = (nuint)gradient.Length;
        for (; i + 8 <= end; i += 8)
        {
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref first, i));
            sums += (lower * lower) + (upper * upper);
        }

        double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3]));
        for (; i < end; i++)
            sum += (double)Unsafe.Add(ref first, i) * Unsafe.Add(ref first, i);
        return sum;
    }

    /// <summary>
    /// a ← a + t·(b − a), and b − (1 − t)·(b − a) from t = ½ on, as PyTorch's <c>lerp</c>: each is exact at the end that is near. The ends
    /// themselves are copies, bit for bit, however far a and b are apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Lerp(Span<float> a, ReadOnlySpan<float> b, float t)
    {
        if (t == 1)
            b.CopyTo(a);
        else if (t >= 0.5f)
            AddScaled(a, b, b, t - 1);
        else if (t != 0)
            AddScaled(a, a, b, t);
    }

    /// <summary>
    /// a ← start + t·(b − a), 0 instead of a subnormal number: an average of a weight that has become 0 would halve its way there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddScaled(Span<float> a, ReadOnlySpan<float> start, ReadOnlySpan<float> b, float t)
    {
        ref float to = ref MemoryMarshal.GetReference(a);
        ref float origin = ref MemoryMarshal.GetReference(start);
        ref float from = ref MemoryMarshal.GetReference(b);
        nuint i = 0, end = (nuint)a.Length;
        for (; i + 8 <= end; i += 8)
        {
            Vector256<float> distance = Vector256.LoadUnsafe(ref from, i) - Vector256.LoadUnsafe(ref to, i);
            Subnormal.Flush(Vector256.LoadUnsafe(ref origin, i) + (t * distance)).StoreUnsafe(ref to, i);
        }

        for (; i < end; i++)
            Unsafe.Add(ref to, i) = Subnormal.Flush(Unsafe.Add(ref origin, i) + (t * (Unsafe.Add(ref from, i) - Unsafe.Add(ref to, i))));
    }
}
