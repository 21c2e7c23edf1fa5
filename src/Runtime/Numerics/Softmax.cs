using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The softmax function pⱼ = exp(zⱼ − m) / Σᵢ exp(zᵢ − m) with m = max z, so that no logit overflows. PyTorch: <c>softmax</c> over a row.
/// </summary>
/// <remarks>
/// Bridle 1990, "Probabilistic Interpretation of Feedforward Classification Network Outputs", eq. 6. The term m cancels. Eight columns are
/// summed in parallel and folded in a fixed order that depends only on the size. Therefore, all machines with fused multiply-add compute
/// the same bits. If a row contains NaN or +∞, all its results are NaN.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>Computes the probabilities of a block of rows, in place. Padding is neither read nor written.</summary>
    /// <param name="values">The rows of logits, <paramref name="stride"/> floats apart, which are overwritten by the probabilities.</param>
    /// <param name="stride">The distance between two rows in floats. At least <paramref name="size"/>.</param>
    /// <param name="size">The number of classes. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(ref float values, int stride, int size, int rows)
    {
        for (int row = 0; row < rows; row++)
            Normalize(ref Unsafe.Add(ref values, row * stride), size);
    }

    /// <summary>
    /// Propagates gradients backward through the softmax: δ = p ⊙ (g − Σᵢ gᵢ·pᵢ), the product with the Jacobian diag(p) − p·pᵀ.
    /// </summary>
    /// <param name="probabilities">The rows of probabilities p, <paramref name="stride"/> floats apart.</param>
    /// <param name="gradients">The rows of g = ∂E/∂p, which are overwritten by δ = ∂E/∂z. Their padding is set to zero.</param>
    /// <param name="stride">The distance between two rows in floats. A multiple of 4, and at least <paramref name="size"/>.</param>
    /// <param name="size">The number of classes. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(ref float probabilities, ref float gradients, int stride, int size, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float p = ref Unsafe.Add(ref probabilities, row * stride);
            ref float g = ref Unsafe.Add(ref gradients, row * stride);
            int whole = size & ~7, rest = size & 7;

            Vector256<float> sum = Vector256<float>.Zero;
            for (int j = 0; j < whole; j += 8)
                sum = Simd.MultiplyAdd(Vector256.LoadUnsafe(ref p, (nuint)j), Vector256.LoadUnsafe(ref g, (nuint)j), sum);
            Vector256<float> lastP = Vector256<float>.Zero, lastG = Vector256<float>.Zero;
            if (rest != 0)
            {
                lastP = Tail.Load(ref Unsafe.Add(ref p, whole), rest);
                lastG = Tail.Load(ref Unsafe.Add(ref g, whole), rest);
                sum = Simd.MultiplyAdd(lastP, lastG, sum);
            }

            Vector256<float> mean = Vector256.Create(Lanes.Sum(sum));
            for (int j = 0; j < whole; j += 8)
                (Vector256.LoadUnsafe(ref p, (nuint)j) * (Vector256.LoadUnsafe(ref g, (nuint)j) - mean)).StoreUnsafe(ref g, (nuint)j);
            Tail.StorePadded(lastP * (lastG - mean), ref Unsafe.Add(ref g, whole), rest, stride - whole);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Normalize(ref float values, int size)
    {
        if (size <= ShortRow.MaxSize)
        {
            Vector256<float> lower = ShortRow.Load(ref values, size, out Vector256<float> upper);
            lower = ShortRow.Exponentials(lower, ref upper, size, out _, out float sum);
            Vector256<float> share = Vector256.Create(1f / sum);
            ShortRow.Store(lower * share, upper * share, ref values, size);
            return;
        }

        float total = Exponentials(ref values, ref values, size, Max(ref values, size));
        int whole = size & ~7, rest = size & 7;
        Vector256<float> factor = Vector256.Create(1f / total);
        for (int j = 0; j < whole; j += 8)
            (Vector256.LoadUnsafe(ref values, (nuint)j) * factor).StoreUnsafe(ref values, (nuint)j);
        if (rest != 0)
        {
            ref float last = ref Unsafe.Add(ref values, whole);
            Tail.Store(Tail.Load(ref last, rest) * factor, ref last, rest);
        }
    }

    /// <summary>Returns max z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Max(ref float logits, int size)
    {
        int whole = size & ~7, rest = size & 7;
        Vector256<float> max = Vector256.Create(float.NegativeInfinity);
        for (int j = 0; j < whole; j += 8)
            max = Lanes.Larger(max, Vector256.LoadUnsafe(ref logits, (nuint)j));
        if (rest != 0)
        {
            Vector256<float> last = Tail.Load(ref Unsafe.Add(ref logits, whole), rest);
            max = Lanes.Larger(max, Vector256.ConditionalSelect(Tail.Mask(rest), last, max));
        }

        return Lanes.Max(max);
    }

    /// <summary>Writes exp(zⱼ − max) and returns the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Exponentials(ref float logits, ref float exponentials, int size, float max)
    {
        int whole = size & ~7, rest = size & 7;
        Vector256<float> shift = Vector256.Create(max), sum = Vector256<float>.Zero;
        for (int j = 0; j < whole; j += 8)
        {
            Vector256<float> e = Exp.EvaluateNonPositive(Vector256.LoadUnsafe(ref logits, (nuint)j) - shift);
            e.StoreUnsafe(ref exponentials, (nuint)j);
            sum += e;
        }

        if (rest != 0)
        {
            Vector256<float> e = Exp.EvaluateNonPositive(Tail.Load(ref Unsafe.Add(ref logits, whole), rest) - shift) & Tail.Mask(rest);
            Tail.Store(e, ref Unsafe.Add(ref exponentials, whole), rest);
            sum += e;
        }

        return Lanes.Sum(sum);
    }

    /// <summary>Computes Σ exp(zⱼ − max) with the same bits as <see cref="Exponentials"/>, without writing anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float SumOfExponentials(ref float logits, int size, float max)
    {
        int whole = size & ~7, rest = size & 7;
        Vector256<float> shift = Vector256.Create(max), sum = Vector256<float>.Zero;
        for (int j = 0; j < whole; j += 8)
            sum += Exp.EvaluateNonPositive(Vector256.LoadUnsafe(ref logits, (nuint)j) - shift);
        if (rest != 0)
            sum += Exp.EvaluateNonPositive(Tail.Load(ref Unsafe.Add(ref logits, whole), rest) - shift) & Tail.Mask(rest);
        return Lanes.Sum(sum);
    }
}
