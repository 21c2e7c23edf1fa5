using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <content>The same in vectors of eight classes.</content>
public static partial class CrossEntropyLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EvaluateInVectors<TRounding, TTarget>(ref float outputs, int stride, ref TTarget targets, int size, int rows)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            float max = Softmax.Max(ref z, size);
            ref TTarget y = ref ClassTargets<TTarget>.Row(ref targets, row, size);
            float product = Product<TRounding, TTarget>(ref z, ref y, size, max, out float weight);
            loss += Loss<TRounding, TTarget>(weight, Softmax.SumOfExponentials<TRounding>(ref z, size, max), product);
        }

        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EvaluateInVectors<TRounding, TTarget>(
        ref float outputs, ref float gradients, int stride, ref TTarget targets, int size, int rows, float scale)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
        int whole = size & ~7, rest = size & 7;
        Vector256<float> scales = Vector256.Create(scale);
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            ref float g = ref Unsafe.Add(ref gradients, row * stride);
            ref TTarget y = ref ClassTargets<TTarget>.Row(ref targets, row, size);
            if (size <= ShortRow.MaxSize)
            {
                loss += Short<TRounding, TTarget>(ref z, ref g, stride, ref y, size, scales);
                continue;
            }

            float max = Softmax.Max(ref z, size);
            float product = Product<TRounding, TTarget>(ref z, ref y, size, max, out float weight);
            float total = Softmax.Exponentials<TRounding>(ref z, ref g, size, max);
            loss += Loss<TRounding, TTarget>(weight, total, product);

            Vector256<float> factor = Vector256.Create(weight / total), last = Vector256<float>.Zero;
            for (int j = 0; j < whole; j += 8)
            {
                Vector256<float> e = Vector256.LoadUnsafe(ref g, (nuint)j);
                (scales * Delta<TRounding>(e, factor, ClassTargets<TTarget>.Load(ref y, j))).StoreUnsafe(ref g, (nuint)j);
            }

            if (rest != 0)
            {
                Vector256<float> e = Tail.Load(ref Unsafe.Add(ref g, whole), rest);
                last = scales * Delta<TRounding>(e, factor, ClassTargets<TTarget>.LoadTail(ref y, whole, rest));
            }

            Tail.StorePadded(last, ref Unsafe.Add(ref g, whole), rest, stride - whole);
        }

        return loss;
    }

    /// <summary>Computes one row of at most 16 classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Short<TRounding, TTarget>(
        ref float z, ref float g, int stride, ref TTarget y, int size, Vector256<float> scales)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
        Vector256<float> lower = ShortRow.Load(ref z, size, out Vector256<float> upper);
        lower = ShortRow.Exponentials<TRounding>(lower, ref upper, size, out float max, out float total);
        float product = Product<TRounding, TTarget>(ref z, ref y, size, max, out float weight);
        Vector256<float> factor = Vector256.Create(weight / total);
        Vector256<float> targets = ClassTargets<TTarget>.LoadShort(ref y, size, out Vector256<float> upperTargets);
        lower = scales * Delta<TRounding>(lower, factor, targets);
        upper = scales * Delta<TRounding>(upper, factor, upperTargets);
        ShortRow.StorePadded(lower, upper, ref g, size, stride);
        return Loss<TRounding, TTarget>(weight, total, product);
    }

    /// <summary>Computes Σ yⱼ·(zⱼ − max) over the nonzero yⱼ, and Σ yⱼ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Product<TRounding, TTarget>(ref float z, ref TTarget y, int size, float max, out float weight)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
        if (!ClassTargets<TTarget>.AreLabels)
            return Product<TRounding>(ref z, ref ClassTargets<TTarget>.Floats(ref y), size, max, out weight);
        weight = 1;
        return Unsafe.Add(ref z, ClassTargets<TTarget>.Label(ref y)) - max;
    }

    /// <summary>Computes p·Σy − y with one rounding fewer, where p·Σy = e·factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Delta<TRounding>(Vector256<float> e, Vector256<float> factor, Vector256<float> y)
        where TRounding : struct, IRounding =>
        Simd.MultiplyAdd<TRounding>(e, factor, -y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Product<TRounding>(ref float z, ref float y, int size, float max, out float weight)
        where TRounding : struct, IRounding
    {
        int whole = size & ~7, rest = size & 7;
        Vector256<float> shift = Vector256.Create(max), product = Vector256<float>.Zero, sum = Vector256<float>.Zero;
        for (int j = 0; j < whole; j += 8)
        {
            Vector256<float> target = Vector256.LoadUnsafe(ref y, (nuint)j);
            product = AddProduct<TRounding>(product, target, Vector256.LoadUnsafe(ref z, (nuint)j) - shift);
            sum += target;
        }

        if (rest != 0)
        {
            Vector256<float> target = Tail.Load(ref Unsafe.Add(ref y, whole), rest);
            product = AddProduct<TRounding>(product, target, Tail.Load(ref Unsafe.Add(ref z, whole), rest) - shift);
            sum += target;
        }

        weight = Lanes.Sum(sum);
        return Lanes.Sum(product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> AddProduct<TRounding>(Vector256<float> sum, Vector256<float> y, Vector256<float> shifted)
        where TRounding : struct, IRounding
    {
        // A logit of −∞ rules a class out. Without the mask, 0·∞ would be NaN.
        Vector256<float> ignored = Vector256.Equals(y, Vector256<float>.Zero);
        return Simd.MultiplyAdd<TRounding>(y, Vector256.AndNot(shifted, ignored), sum);
    }
}
