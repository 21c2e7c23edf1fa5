using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>Operations on gradients and parameters, such as clipping and averaging.</summary>
internal static class VectorMath
{
    // The smallest normal float, 2⁻¹²⁶.
    private const double LeastNormal = 1.1754943508222875e-38;

    /// <summary>Adds the gradient of the L1 penalty: g ← g + λ·sign(w), where sign(0) = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddSigns(Span<float> gradient, ReadOnlySpan<float> weights, float factor)
    {
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += weights[i] > 0 ? factor : weights[i] < 0 ? -factor : 0;
    }

    /// <summary>Clamps the gradient: g ← min(max(g, −maximum), maximum). NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Clamp(Span<float> gradient, float maximum)
    {
        foreach (ref float g in gradient)
            g = g > maximum ? maximum : g < -maximum ? -maximum : g;
    }

    /// <summary>
    /// Scales the gradient: g ← factor·g. If the factor is below the normal range of floats, the product is computed in double, so that it
    /// keeps all its digits.
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

    /// <summary>Computes Σ g² in double, so that a million terms lose no digits.</summary>
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
    /// Interpolates linearly: a ← a + t·(b − a), and b − (1 − t)·(b − a) for t of at least ½, as PyTorch's <c>lerp</c> does. Each formula
    /// is exact at the end to which it is closer. For t = 0 and t = 1, the result is a bitwise copy, however far apart a and b are.
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
    /// Computes a ← start + t·(b − a), with 0 instead of a subnormal number. Otherwise, the average of a weight that has become 0 would
    /// shrink through the subnormal range.
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
