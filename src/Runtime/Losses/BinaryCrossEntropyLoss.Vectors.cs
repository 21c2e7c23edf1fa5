using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same in vectors of eight outputs.</content>
public static partial class BinaryCrossEntropyLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EvaluateInVectors<TRounding>(ref float outputs, int stride, ref float targets, int size, int rows)
        where TRounding : struct, IRounding
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
                sum += Losses<TRounding>(logits, Vector256.LoadUnsafe(ref y, (nuint)j), Sigmoid.ExpOfMinusAbs<TRounding>(logits));
            }

            if (rest != 0)
            {
                Vector256<float> logits = Tail.Load(ref Unsafe.Add(ref z, whole), rest);
                Vector256<float> target = Tail.Load(ref Unsafe.Add(ref y, whole), rest);
                sum += Losses<TRounding>(logits, target, Sigmoid.ExpOfMinusAbs<TRounding>(logits)) & Tail.Mask(rest);
            }

            total += Lanes.Sum(sum);
        }

        return total / size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EvaluateInVectors<TRounding>(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale)
        where TRounding : struct, IRounding
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
                Vector256<float> e = Sigmoid.ExpOfMinusAbs<TRounding>(logits);
                sum += Losses<TRounding>(logits, target, e);
                (factor * (Sigmoid.FromExponential(logits, e) - target)).StoreUnsafe(ref g, (nuint)j);
            }

            Vector256<float> last = Vector256<float>.Zero;
            if (rest != 0)
            {
                Vector256<float> logits = Tail.Load(ref Unsafe.Add(ref z, whole), rest);
                Vector256<float> target = Tail.Load(ref Unsafe.Add(ref y, whole), rest);
                Vector256<float> e = Sigmoid.ExpOfMinusAbs<TRounding>(logits);
                sum += Losses<TRounding>(logits, target, e) & Tail.Mask(rest);
                last = factor * (Sigmoid.FromExponential(logits, e) - target);
            }

            Tail.StorePadded(last, ref Unsafe.Add(ref g, whole), rest, stride - whole);
            total += Lanes.Sum(sum);
        }

        return total / size;
    }

    /// <inheritdoc cref="LossOf"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Losses<TRounding>(Vector256<float> z, Vector256<float> y, Vector256<float> e)
        where TRounding : struct, IRounding
    {
        Vector256<float> positive = Vector256.GreaterThan(z, Vector256<float>.Zero) & z;
        return positive - (z * y) + Log1p.Evaluate<TRounding>(e);
    }
}
