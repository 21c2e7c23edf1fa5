using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <summary>
/// The cross-entropy E = −Σⱼ yⱼ ln pⱼ with p = softmax(z) (Bishop 2006, eq. 5.24). It is computed from the logits z as Σⱼ yⱼ·(ln Σᵢ exp(zᵢ
/// − m) − (zⱼ − m)) with m = max z, which neither overflows nor takes the logarithm of 0. The gradient is ∂E/∂zⱼ = pⱼ·Σᵢ yᵢ − yⱼ. A label l
/// stands for y = 1 at l and 0 elsewhere. PyTorch: <c>CrossEntropyLoss</c> on logits.
/// </summary>
/// <remarks>
/// Each row is summed in float and the rows in double. The order of both sums depends only on the sizes. Labels give the same bits as the
/// targets that they stand for.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class CrossEntropyLoss
{
    /// <summary>Returns the number of targets in a row: one per class for floats, and one label for integers.</summary>
    /// <typeparam name="TTarget"><see cref="float"/> or <see cref="int"/>.</typeparam>
    /// <param name="size">The number of classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TargetsPerRow<TTarget>(int size)
        where TTarget : struct => ClassTargets<TTarget>.AreLabels ? 1 : size;

    /// <summary>Computes the sum of the rows' losses.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <typeparam name="TTarget">The type of the targets: <see cref="float"/> for targets, <see cref="int"/> for labels.</typeparam>
    /// <param name="outputs">The rows of logits, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="stride">The distance between two rows in floats. At least <paramref name="size"/>.</param>
    /// <param name="targets">
    /// The targets: rows × size values of at least 0. A target of 0 contributes exactly 0. Or one label for each row, between 0 and size −
    /// 1, which is not checked.
    /// </param>
    /// <param name="size">The number of classes. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding, TTarget>(ref float outputs, int stride, ref TTarget targets, int size, int rows)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
            return EvaluateInVectors<TRounding, TTarget>(ref outputs, stride, ref targets, size, rows);
#endif
        return EvaluatePlainly<TRounding, TTarget>(ref outputs, stride, ref targets, size, rows);
    }

    /// <summary>Computes the sum of the rows' losses, and the gradients with respect to the logits.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <typeparam name="TTarget">The type of the targets: <see cref="float"/> for targets, <see cref="int"/> for labels.</typeparam>
    /// <param name="outputs">The rows of logits, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="gradients">The rows that receive scale × ∂E/∂z. Padding is set to zero. May be the same memory as the outputs.</param>
    /// <param name="stride">The distance between two rows in floats. A multiple of 4, and at least <paramref name="size"/>.</param>
    /// <param name="targets">
    /// The targets: rows × size values of at least 0. A target of 0 contributes exactly 0. Or one label for each row, between 0 and size −
    /// 1, which is not checked.
    /// </param>
    /// <param name="size">The number of classes. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scale">The weight of a row: 1/N if the loss is a mean over N rows. The returned sum is not scaled.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding, TTarget>(
        ref float outputs, ref float gradients, int stride, ref TTarget targets, int size, int rows, float scale)
        where TRounding : struct, IRounding
        where TTarget : struct
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
            return EvaluateInVectors<TRounding, TTarget>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
#endif
        return EvaluatePlainly<TRounding, TTarget>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
    }

    /// <summary>Computes Σ y · ln Σ exp − Σ y·(z − max). For labels, Σ y = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Loss<TRounding, TTarget>(float weight, float total, float product)
        where TRounding : struct, IRounding
        where TTarget : struct =>
        (ClassTargets<TTarget>.AreLabels ? Log<TRounding>(total) : weight * Log<TRounding>(total)) - product;

    /// <summary>Computes ln x for x ≥ 1 or NaN. The logarithm of the C library gives different bits on different systems.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Log<TRounding>(float x)
        where TRounding : struct, IRounding
    {
        const double Ln2 = 0.693147180559945309;
        int exponent = (BitConverter.SingleToInt32Bits(x) >> 23) - 127;
        float mantissa = (float)(x * BitConverter.Int32BitsToSingle((127 - exponent) << 23));
        return (exponent * Ln2) + Log1p.Evaluate<TRounding>((float)(mantissa - 1));
    }
}
