using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The softmax function pⱼ = exp(zⱼ − m) / Σᵢ exp(zᵢ − m) with m = max z, so that no logit overflows. PyTorch: <c>softmax</c> over a row.
/// </summary>
/// <remarks>
/// Bridle 1990, "Probabilistic Interpretation of Feedforward Classification Network Outputs", eq. 6. The term m cancels. Eight columns are
/// summed in parallel and folded in a fixed order that depends only on the size. Therefore, all machines that round alike compute the
/// same bits. If a row contains NaN or +∞, all its results are NaN.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Softmax
{
    /// <summary>Computes the probabilities of a block of rows, in place. Padding is neither read nor written.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="values">The rows of logits, <paramref name="stride"/> floats apart, which are overwritten by the probabilities.</param>
    /// <param name="stride">The distance between two rows in floats. At least <paramref name="size"/>.</param>
    /// <param name="size">The number of classes. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows<TRounding>(ref float values, int stride, int size, int rows)
        where TRounding : struct, IRounding
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            RowsInVectors<TRounding>(ref values, stride, size, rows);
            return;
        }
#endif
        RowsPlainly<TRounding>(ref values, stride, size, rows);
    }

    /// <summary>
    /// Propagates gradients backward through the softmax: δ = p ⊙ (g − Σᵢ gᵢ·pᵢ), the product with the Jacobian diag(p) − p·pᵀ.
    /// </summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="probabilities">The rows of probabilities p, <paramref name="stride"/> floats apart.</param>
    /// <param name="gradients">The rows of g = ∂E/∂p, which are overwritten by δ = ∂E/∂z. Their padding is set to zero.</param>
    /// <param name="stride">The distance between two rows in floats. A multiple of 4, and at least <paramref name="size"/>.</param>
    /// <param name="size">The number of classes. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<TRounding>(ref float probabilities, ref float gradients, int stride, int size, int rows)
        where TRounding : struct, IRounding
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
        {
            BackwardInVectors<TRounding>(ref probabilities, ref gradients, stride, size, rows);
            return;
        }
#endif
        BackwardPlainly<TRounding>(ref probabilities, ref gradients, stride, size, rows);
    }

    /// <summary>Computes <see cref="Rows"/> without vectors, with the same bits.</summary>
    internal static void RowsPlainly<TRounding>(ref float values, int stride, int size, int rows)
        where TRounding : struct, IRounding
    {
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref values, row * stride);
            float share = (float)(1 / ExponentialsPlainly<TRounding>(ref z, ref z, size, MaxPlainly(ref z, size)));
            for (int j = 0; j < size; j++)
                Unsafe.Add(ref z, j) = (float)(Unsafe.Add(ref z, j) * share);
        }
    }

    /// <summary>Computes <see cref="Backward"/> without vectors, with the same bits.</summary>
    internal static void BackwardPlainly<TRounding>(ref float probabilities, ref float gradients, int stride, int size, int rows)
        where TRounding : struct, IRounding
    {
        for (int row = 0; row < rows; row++)
        {
            ref float p = ref Unsafe.Add(ref probabilities, row * stride);
            ref float g = ref Unsafe.Add(ref gradients, row * stride);
            PartialSums sums = default;
            for (int j = 0; j < size; j++)
            {
                ref float sum = ref PartialSums.Of(ref sums, j);
                sum = Simd.MultiplyAdd<TRounding>(Unsafe.Add(ref p, j), Unsafe.Add(ref g, j), sum);
            }

            // The vector of the last columns adds 0 to the other sums, and −0 + 0 = 0.
            for (int j = size; j % PartialSums.Count != 0; j++)
                PartialSums.Of(ref sums, j) = (float)(PartialSums.Of(ref sums, j) + 0);

            float mean = sums.Total();
            for (int j = 0; j < size; j++)
                Unsafe.Add(ref g, j) = (float)(Unsafe.Add(ref p, j) * (float)(Unsafe.Add(ref g, j) - mean));
            for (int j = size; j < stride; j++)
                Unsafe.Add(ref g, j) = 0;
        }
    }

    /// <summary>Returns max z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float MaxPlainly(ref float logits, int size)
    {
        float max = float.NegativeInfinity;
        for (int j = 0; j < size; j++)
            max = Unsafe.Add(ref logits, j) > max ? Unsafe.Add(ref logits, j) : max;
        return max;
    }

    /// <summary>Writes exp(zⱼ − max) and returns the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float ExponentialsPlainly<TRounding>(ref float logits, ref float exponentials, int size, float max)
        where TRounding : struct, IRounding
    {
        PartialSums sums = default;
        for (int j = 0; j < size; j++)
        {
            float e = Exp.EvaluateNonPositive<TRounding>((float)(Unsafe.Add(ref logits, j) - max));
            Unsafe.Add(ref exponentials, j) = e;
            ref float sum = ref PartialSums.Of(ref sums, j);
            sum = (float)(sum + e);
        }

        return sums.Total();
    }

    /// <summary>
    /// Computes Σ exp(zⱼ − max) with the same bits as <see cref="ExponentialsPlainly"/>, without writing anything.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float SumOfExponentialsPlainly<TRounding>(ref float logits, int size, float max)
        where TRounding : struct, IRounding
    {
        PartialSums sums = default;
        for (int j = 0; j < size; j++)
        {
            ref float sum = ref PartialSums.Of(ref sums, j);
            sum = (float)(sum + Exp.EvaluateNonPositive<TRounding>((float)(Unsafe.Add(ref logits, j) - max)));
        }

        return sums.Total();
    }
}
