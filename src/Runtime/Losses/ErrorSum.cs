using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <summary>The sum Σ f(a − y) over a block of rows, for the losses of this form.</summary>
/// <typeparam name="TError">The function f and its derivative. It is inlined and leaves no call.</typeparam>
internal static partial class ErrorSum<TError>
    where TError : struct, IErrorFunction
{
    /// <summary>Computes Σ f(a − y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
            return EvaluateInVectors(ref outputs, stride, ref targets, size, rows);
#endif
        return EvaluatePlainly(ref outputs, stride, ref targets, size, rows);
    }

    /// <summary>Computes Σ f(a − y) and gradients = factor·f′(a − y), with zeros as padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float factor)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
            return EvaluateInVectors(ref outputs, ref gradients, stride, ref targets, size, rows, factor);
#endif
        return EvaluatePlainly(ref outputs, ref gradients, stride, ref targets, size, rows, factor);
    }

    /// <summary>Computes Σ f(a − y) without vectors, with the same bits.</summary>
    internal static double EvaluatePlainly(ref float outputs, int stride, ref float targets, int size, int rows)
    {
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float a = ref Unsafe.Add(ref outputs, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            PartialSums sums = default;
            for (int j = 0; j < size; j++)
            {
                ref float sum = ref PartialSums.Of(ref sums, j);
                sum = default(TError).Add(sum, (float)(Unsafe.Add(ref a, j) - Unsafe.Add(ref y, j)));
            }

            total += sums.Total();
        }

        return total;
    }

    /// <summary>Computes Σ f(a − y) and the gradients without vectors, with the same bits.</summary>
    internal static double EvaluatePlainly(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float factor)
    {
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float a = ref Unsafe.Add(ref outputs, row * stride);
            ref float g = ref Unsafe.Add(ref gradients, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            PartialSums sums = default;
            for (int j = 0; j < size; j++)
            {
                float error = (float)(Unsafe.Add(ref a, j) - Unsafe.Add(ref y, j));
                ref float sum = ref PartialSums.Of(ref sums, j);
                sum = default(TError).Add(sum, error);
                Unsafe.Add(ref g, j) = (float)(factor * default(TError).Slope(error));
            }

            for (int j = size; j < stride; j++)
                Unsafe.Add(ref g, j) = 0;
            total += sums.Total();
        }

        return total;
    }
}
