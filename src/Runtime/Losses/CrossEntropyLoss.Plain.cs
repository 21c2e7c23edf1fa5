using System.Runtime.CompilerServices;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <content>The loss without vectors, with the same bits.</content>
public static partial class CrossEntropyLoss
{
    internal static double EvaluatePlainly<TRounding, TTarget>(ref float outputs, int stride, ref TTarget targets, int size, int rows)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            float max = Softmax.MaxPlainly(ref z, size);
            float product = ProductPlainly<TRounding, TTarget>(
                ref z, ref ClassTargets<TTarget>.Row(ref targets, row, size), size, max, out float weight);
            loss += Loss<TRounding, TTarget>(weight, Softmax.SumOfExponentialsPlainly<TRounding>(ref z, size, max), product);
        }

        return loss;
    }

    internal static double EvaluatePlainly<TRounding, TTarget>(
        ref float outputs, ref float gradients, int stride, ref TTarget targets, int size, int rows, float scale)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            ref float g = ref Unsafe.Add(ref gradients, row * stride);
            ref TTarget y = ref ClassTargets<TTarget>.Row(ref targets, row, size);
            float max = Softmax.MaxPlainly(ref z, size);
            float product = ProductPlainly<TRounding, TTarget>(ref z, ref y, size, max, out float weight);
            float total = Softmax.ExponentialsPlainly<TRounding>(ref z, ref g, size, max);
            loss += Loss<TRounding, TTarget>(weight, total, product);

            float factor = (float)(weight / total);
            if (ClassTargets<TTarget>.AreLabels)
                LabelDeltas<TRounding>(ref g, ClassTargets<TTarget>.Label(ref y), size, factor, scale);
            else
                TargetDeltas<TRounding>(ref g, ref ClassTargets<TTarget>.Floats(ref y), size, factor, scale);
            for (int j = size; j < stride; j++)
                Unsafe.Add(ref g, j) = 0;
        }

        return loss;
    }

    /// <summary>Computes scale·(p·Σy − y) with one rounding fewer, where p·Σy = e·factor.</summary>
    private static void TargetDeltas<TRounding>(ref float e, ref float y, int size, float factor, float scale)
        where TRounding : struct, IRounding
    {
        for (int j = 0; j < size; j++)
            Unsafe.Add(ref e, j) = (float)(scale * Simd.MultiplyAdd<TRounding>(Unsafe.Add(ref e, j), factor, -Unsafe.Add(ref y, j)));
    }

    /// <summary>Computes the same for a label.</summary>
    private static void LabelDeltas<TRounding>(ref float e, int label, int size, float factor, float scale)
        where TRounding : struct, IRounding
    {
        for (int j = 0; j < size; j++)
            Unsafe.Add(ref e, j) = (float)(scale * Simd.MultiplyAdd<TRounding>(Unsafe.Add(ref e, j), factor, j == label ? -1f : -0f));
    }

    /// <summary>Computes Σ yⱼ·(zⱼ − max) over the nonzero yⱼ, and Σ yⱼ.</summary>
    private static float ProductPlainly<TRounding, TTarget>(ref float z, ref TTarget y, int size, float max, out float weight)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
        if (ClassTargets<TTarget>.AreLabels)
        {
            weight = 1;
            return (float)(Unsafe.Add(ref z, ClassTargets<TTarget>.Label(ref y)) - max);
        }

        PartialSums products = default, weights = default;
        for (int j = 0; j < size; j++)
        {
            // A logit of −∞ rules a class out. Without the condition, 0·∞ would be NaN.
            float target = Unsafe.Add(ref ClassTargets<TTarget>.Floats(ref y), j);
            float shifted = target == 0 ? 0 : (float)(Unsafe.Add(ref z, j) - max);
            ref float product = ref PartialSums.Of(ref products, j);
            product = Simd.MultiplyAdd<TRounding>(target, shifted, product);
            ref float sum = ref PartialSums.Of(ref weights, j);
            sum = (float)(sum + target);
        }

        weight = weights.Total();
        return products.Total();
    }
}
