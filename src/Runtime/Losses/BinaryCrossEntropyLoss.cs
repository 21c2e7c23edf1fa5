using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The binary cross-entropy E = −(1/n) Σⱼ [yⱼ ln aⱼ + (1 − yⱼ) ln(1 − aⱼ)] with a = σ(z) (Bishop 2006, eq. 5.23). It is computed from the
/// logits z of a row of n outputs as (1/n) Σⱼ [max(zⱼ, 0) − zⱼ·yⱼ + ln(1 + e^−|zⱼ|)], which neither overflows nor loses digits. The
/// gradient is ∂E/∂zⱼ = (aⱼ − yⱼ)/n. PyTorch: <c>BCEWithLogitsLoss</c>.
/// </summary>
/// <remarks>Each row is summed in float and the rows in double. The order of both sums depends only on the sizes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BinaryCrossEntropyLoss
{
    /// <summary>Computes the sum of the rows' losses.</summary>
    /// <param name="outputs">The rows of logits, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="stride">The distance between two rows in floats. At least <paramref name="size"/>.</param>
    /// <param name="targets">The targets: rows × size values between 0 and 1.</param>
    /// <param name="size">The number of outputs in a row. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows)
    {
        int whole = size & ~7, rest = size & 7;
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int j = 0; j < whole; j += 8)
            {
                Vector256<float> logits = Vector256.LoadUnsafe(ref z, (nuint)j);
                sum += Losses(logits, Vector256.LoadUnsafe(ref y, (nuint)j), Sigmoid.ExpOfMinusAbs(logits));
            }

            if (rest != 0)
            {
                Vector256<float> logits = Tail.Load(ref Unsafe.Add(ref z, whole), rest);
                Vector256<float> losses = Losses(logits, Tail.Load(ref Unsafe.Add(ref y, whole), rest), Sigmoid.ExpOfMinusAbs(logits));
                sum += losses & Tail.Mask(rest);
            }

            total += Lanes.Sum(sum);
        }

        return total / size;
    }

    /// <summary>Computes the sum of the rows' losses, and the gradients with respect to the logits.</summary>
    /// <param name="outputs">The rows of logits, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="gradients">The rows that receive scale × ∂E/∂z. Padding is set to zero. May be the same memory as the outputs.</param>
    /// <param name="stride">The distance between two rows in floats. A multiple of 4, and at least <paramref name="size"/>.</param>
    /// <param name="targets">The targets: rows × size values between 0 and 1.</param>
    /// <param name="size">The number of outputs in a row. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scale">The weight of a row: 1/N if the loss is a mean over N rows. The returned sum is not scaled.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale)
    {
        int whole = size & ~7, rest = size & 7;
        Vector256<float> factor = Vector256.Create(scale / size);
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            ref float g = ref Unsafe.Add(ref gradients, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int j = 0; j < whole; j += 8)
            {
                Vector256<float> logits = Vector256.LoadUnsafe(ref z, (nuint)j), target = Vector256.LoadUnsafe(ref y, (nuint)j);
                Vector256<float> e = Sigmoid.ExpOfMinusAbs(logits);
                sum += Losses(logits, target, e);
                (factor * (Sigmoid.FromExponential(logits, e) - target)).StoreUnsafe(ref g, (nuint)j);
            }

            Vector256<float> last = Vector256<float>.Zero;
            if (rest != 0)
            {
                Vector256<float> logits = Tail.Load(ref Unsafe.Add(ref z, whole), rest);
                Vector256<float> target = Tail.Load(ref Unsafe.Add(ref y, whole), rest);
                Vector256<float> e = Sigmoid.ExpOfMinusAbs(logits);
                sum += Losses(logits, target, e) & Tail.Mask(rest);
                last = factor * (Sigmoid.FromExponential(logits, e) - target);
            }

            Tail.StorePadded(last, ref Unsafe.Add(ref g, whole), rest, stride - whole);
            total += Lanes.Sum(sum);
        }

        return total / size;
    }

    /// <summary>Computes max(z, 0) − z·y + ln(1 + e), where e = e^−|z|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Losses(Vector256<float> z, Vector256<float> y, Vector256<float> e)
    {
        Vector256<float> positive = Vector256.GreaterThan(z, Vector256<float>.Zero) & z;
        return positive - (z * y) + Log1p.Evaluate(e);
    }
}
