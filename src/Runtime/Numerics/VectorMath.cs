using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlpGen.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>Operations on gradients and parameters, such as clipping and averaging.</summary>
internal static partial class VectorMath
{
    // The smallest normal float, 2⁻¹²⁶.
    private const double LeastNormal = 1.1754943508222875e-38;

    /// <summary>Adds the gradient of the L1 penalty: g ← g + λ·sign(w), where sign(0) = 0.</summary>
    [MethodImpl(MethodOptions.Kernel)]
    public static void AddSigns(Span<float> gradient, ReadOnlySpan<float> weights, float factor)
    {
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = (float)(gradient[i] + (weights[i] > 0 ? factor : weights[i] < 0 ? -factor : 0));
    }

    /// <summary>Clamps the gradient: g ← min(max(g, −maximum), maximum). NaN stays NaN.</summary>
    [MethodImpl(MethodOptions.Kernel)]
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

    private static void Multiply(Span<float> gradient, float factor)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            MultiplyInVectors(gradient, factor);
            return;
        }
#endif
        MultiplyPlainly(gradient, factor);
    }

    internal static void MultiplyPlainly(Span<float> gradient, float factor)
    {
        foreach (ref float g in gradient)
            g = (float)(g * factor);
    }

    /// <summary>Computes Σ g² in double, so that a million terms lose no digits.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> gradient)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
            return SumOfSquaresInVectors(gradient);
#endif
        return SumOfSquaresPlainly(gradient);
    }

    /// <summary>Computes <see cref="SumOfSquares"/> without vectors, in four partial sums as the vectors do.</summary>
    internal static double SumOfSquaresPlainly(ReadOnlySpan<float> gradient)
    {
        ref float first = ref MemoryMarshal.GetReference(gradient);
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int i = 0;
        for (; i + 8 <= gradient.Length; i += 8)
        {
            sum0 += SquaresOfPair(ref Unsafe.Add(ref first, i));
            sum1 += SquaresOfPair(ref Unsafe.Add(ref first, i + 1));
            sum2 += SquaresOfPair(ref Unsafe.Add(ref first, i + 2));
            sum3 += SquaresOfPair(ref Unsafe.Add(ref first, i + 3));
        }

        double sum = (sum0 + sum1) + (sum2 + sum3);
        for (; i < gradient.Length; i++)
            sum += Square(Unsafe.Add(ref first, i));
        return sum;
    }

    /// <summary>
    /// Interpolates linearly: a ← a + t·(b − a), and b − (1 − t)·(b − a) for t of at least ½, as PyTorch's <c>lerp</c> does. Each formula
    /// is exact at the end to which it is closer. For t = 0 and t = 1, the result is a bitwise copy, however far apart a and b are.
    /// </summary>
    public static void Lerp(Span<float> a, ReadOnlySpan<float> b, float t)
    {
        if (t == 1)
            b.CopyTo(a);
        else if (t >= 0.5f)
            AddScaled(a, b, b, (float)(t - 1));
        else if (t != 0)
            AddScaled(a, a, b, t);
    }

    /// <summary>
    /// Computes a ← start + t·(b − a), with 0 instead of a subnormal number. Otherwise, the average of a weight that has become 0 would
    /// shrink through the subnormal range.
    /// </summary>
    private static void AddScaled(Span<float> a, ReadOnlySpan<float> start, ReadOnlySpan<float> b, float t)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            AddScaledInVectors(a, start, b, t);
            return;
        }
#endif
        AddScaledPlainly(a, start, b, t);
    }

    internal static void AddScaledPlainly(Span<float> a, ReadOnlySpan<float> start, ReadOnlySpan<float> b, float t)
    {
        ref float to = ref MemoryMarshal.GetReference(a);
        ref float origin = ref MemoryMarshal.GetReference(start);
        ref float from = ref MemoryMarshal.GetReference(b);
        for (int i = 0; i < a.Length; i++)
            AddScaled(ref Unsafe.Add(ref to, i), Unsafe.Add(ref origin, i), Unsafe.Add(ref from, i), t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(ref float a, float start, float b, float t) =>
        a = Subnormal.Flush((float)(start + (float)(t * (float)(b - a))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SquaresOfPair(ref float first) => Square(first) + Square(Unsafe.Add(ref first, 4));

    // Exact, since the product of two floats fits in a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Square(float x) => (double)x * x;
}
