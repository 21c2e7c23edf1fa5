using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The binary cross-entropy E = −(1/n) Σⱼ [yⱼ ln aⱼ + (1 − yⱼ) ln(1 − aⱼ)] with a = σ(z) (Bishop 2006, eq. 5.23). It is computed from the
/// logits z of a row of n outputs as (1/n) Σⱼ [max(zⱼ, 0) − zⱼ·yⱼ + ln(1 + e^−|zⱼ|)], which neither overflows nor loses digits. The
/// gradient is ∂E/∂zⱼ = (aⱼ − yⱼ)/n. PyTorch: <c>BCEWithLogitsLoss</c>.
/// </summary>
/// <remarks>Each row is summed in float and the rows in double. The order of both sums depends only on the sizes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class BinaryCrossEntropyLoss
{
    /// <summary>Computes the sum of the rows' losses.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="outputs">The rows of logits, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="stride">The distance between two rows in floats. At least <paramref name="size"/>.</param>
    /// <param name="targets">The targets: rows × size values between 0 and 1.</param>
    /// <param name="size">The number of outputs in a row. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(ref float outputs, int stride, ref float targets, int size, int rows)
        where TRounding : struct, IRounding
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
            return EvaluateInVectors<TRounding>(ref outputs, stride, ref targets, size, rows);
#endif
        return EvaluatePlainly<TRounding>(ref outputs, stride, ref targets, size, rows);
    }

    /// <summary>Computes the sum of the rows' losses, and the gradients with respect to the logits.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="outputs">The rows of logits, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="gradients">The rows that receive scale × ∂E/∂z. Padding is set to zero. May be the same memory as the outputs.</param>
    /// <param name="stride">The distance between two rows in floats. A multiple of 4, and at least <paramref name="size"/>.</param>
    /// <param name="targets">The targets: rows × size values between 0 and 1.</param>
    /// <param name="size">The number of outputs in a row. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scale">The weight of a row: 1/N if the loss is a mean over N rows. The returned sum is not scaled.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale)
        where TRounding : struct, IRounding
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
            return EvaluateInVectors<TRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
#endif
        return EvaluatePlainly<TRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
    }

    internal static double EvaluatePlainly<TRounding>(ref float outputs, int stride, ref float targets, int size, int rows)
        where TRounding : struct, IRounding
    {
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            PartialSums sums = default;
            for (int j = 0; j < size; j++)
            {
                float logit = Unsafe.Add(ref z, j);
                ref float sum = ref PartialSums.Of(ref sums, j);
                sum = (float)(sum + LossOf<TRounding>(logit, Unsafe.Add(ref y, j), Sigmoid.ExpOfMinusAbs<TRounding>(logit)));
            }

            total += sums.Total();
        }

        return total / size;
    }

    internal static double EvaluatePlainly<TRounding>(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale)
        where TRounding : struct, IRounding
    {
        float factor = (float)(scale / size);
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            ref float g = ref Unsafe.Add(ref gradients, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            PartialSums sums = default;
            for (int j = 0; j < size; j++)
            {
                float logit = Unsafe.Add(ref z, j), target = Unsafe.Add(ref y, j), e = Sigmoid.ExpOfMinusAbs<TRounding>(logit);
                ref float sum = ref PartialSums.Of(ref sums, j);
                sum = (float)(sum + LossOf<TRounding>(logit, target, e));
                Unsafe.Add(ref g, j) = (float)(factor * (float)(Sigmoid.FromExponential(logit, e) - target));
            }

            for (int j = size; j < stride; j++)
                Unsafe.Add(ref g, j) = 0;
            total += sums.Total();
        }

        return total / size;
    }

    /// <summary>Computes max(z, 0) − z·y + ln(1 + e), where e = e^−|z|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float LossOf<TRounding>(float z, float y, float e)
        where TRounding : struct, IRounding =>
        (float)((float)((z > 0 ? z : 0) - (float)(z * y)) + Log1p.Evaluate<TRounding>(e));
}
