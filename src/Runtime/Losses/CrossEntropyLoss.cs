using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
public static class CrossEntropyLoss
{
    /// <summary>Returns the number of targets in a row: one per class for floats, and one label for integers.</summary>
    /// <typeparam name="TTarget"><see cref="float"/> or <see cref="int"/>.</typeparam>
    /// <param name="size">The number of classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TargetsPerRow<TTarget>(int size)
        where TTarget : struct => ClassTargets<TTarget>.AreLabels ? 1 : size;

    /// <summary>Computes the sum of the rows' losses.</summary>
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
    public static double Evaluate<TTarget>(ref float outputs, int stride, ref TTarget targets, int size, int rows)
        where TTarget : struct
    {
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float z = ref Unsafe.Add(ref outputs, row * stride);
            float max = Softmax.Max(ref z, size);
            float product = Product(ref z, ref ClassTargets<TTarget>.Row(ref targets, row, size), size, max, out float weight);
            loss += Loss<TTarget>(weight, Softmax.SumOfExponentials(ref z, size, max), product);
        }

        return loss;
    }

    /// <summary>Computes the sum of the rows' losses, and the gradients with respect to the logits.</summary>
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
    public static double Evaluate<TTarget>(
        ref float outputs, ref float gradients, int stride, ref TTarget targets, int size, int rows, float scale)
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
                loss += Short(ref z, ref g, stride, ref y, size, scales);
                continue;
            }

            float max = Softmax.Max(ref z, size);
            float product = Product(ref z, ref y, size, max, out float weight);
            float total = Softmax.Exponentials(ref z, ref g, size, max);
            loss += Loss<TTarget>(weight, total, product);

            Vector256<float> factor = Vector256.Create(weight / total), last = Vector256<float>.Zero;
            for (int j = 0; j < whole; j += 8)
            {
                Vector256<float> e = Vector256.LoadUnsafe(ref g, (nuint)j);
                (scales * Delta(e, factor, ClassTargets<TTarget>.Load(ref y, j))).StoreUnsafe(ref g, (nuint)j);
            }

            if (rest != 0)
            {
                Vector256<float> e = Tail.Load(ref Unsafe.Add(ref g, whole), rest);
                last = scales * Delta(e, factor, ClassTargets<TTarget>.LoadTail(ref y, whole, rest));
            }

            Tail.StorePadded(last, ref Unsafe.Add(ref g, whole), rest, stride - whole);
        }

        return loss;
    }

    /// <summary>Computes one row of at most 16 classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Short<TTarget>(ref float z, ref float g, int stride, ref TTarget y, int size, Vector256<float> scales)
        where TTarget : struct
    {
        Vector256<float> lower = ShortRow.Load(ref z, size, out Vector256<float> upper);
        lower = ShortRow.Exponentials(lower, ref upper, size, out float max, out float total);
        float product = Product(ref z, ref y, size, max, out float weight);
        Vector256<float> factor = Vector256.Create(weight / total);
        Vector256<float> targets = ClassTargets<TTarget>.LoadShort(ref y, size, out Vector256<float> upperTargets);
        ShortRow.StorePadded(scales * Delta(lower, factor, targets), scales * Delta(upper, factor, upperTargets), ref g, size, stride);
        return Loss<TTarget>(weight, total, product);
    }

    /// <summary>Computes Σ y · ln Σ exp − Σ y·(z − max). For labels, Σ y = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Loss<TTarget>(float weight, float total, float product)
        where TTarget : struct => (ClassTargets<TTarget>.AreLabels ? Log(total) : weight * Log(total)) - product;

    /// <summary>Computes Σ yⱼ·(zⱼ − max) over the nonzero yⱼ, and Σ yⱼ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Product<TTarget>(ref float z, ref TTarget y, int size, float max, out float weight)
        where TTarget : struct
    {
        if (!ClassTargets<TTarget>.AreLabels)
            return Product(ref z, ref Unsafe.As<TTarget, float>(ref y), size, max, out weight);
        weight = 1;
        return Unsafe.Add(ref z, ClassTargets<TTarget>.Label(ref y)) - max;
    }

    /// <summary>Computes p·Σy − y with one rounding fewer, where p·Σy = e·factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Delta(Vector256<float> e, Vector256<float> factor, Vector256<float> y) =>
        Simd.MultiplyAdd(e, factor, -y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Product(ref float z, ref float y, int size, float max, out float weight)
    {
        int whole = size & ~7, rest = size & 7;
        Vector256<float> shift = Vector256.Create(max), product = Vector256<float>.Zero, sum = Vector256<float>.Zero;
        for (int j = 0; j < whole; j += 8)
        {
            Vector256<float> target = Vector256.LoadUnsafe(ref y, (nuint)j);
            product = AddProduct(product, target, Vector256.LoadUnsafe(ref z, (nuint)j) - shift);
            sum += target;
        }

        if (rest != 0)
        {
            Vector256<float> target = Tail.Load(ref Unsafe.Add(ref y, whole), rest);
            product = AddProduct(product, target, Tail.Load(ref Unsafe.Add(ref z, whole), rest) - shift);
            sum += target;
        }

        weight = Lanes.Sum(sum);
        return Lanes.Sum(product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> AddProduct(Vector256<float> sum, Vector256<float> y, Vector256<float> shifted)
    {
        // A logit of −∞ rules a class out. Without the mask, 0·∞ would be NaN.
        Vector256<float> ignored = Vector256.Equals(y, Vector256<float>.Zero);
        return Simd.MultiplyAdd(y, Vector256.AndNot(shifted, ignored), sum);
    }

    /// <summary>Computes ln x for x ≥ 1 or NaN. The logarithm of the C library gives different bits on different systems.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Log(float x)
    {
        const double Ln2 = 0.693147180559945309;
        int exponent = (BitConverter.SingleToInt32Bits(x) >> 23) - 127;
        float mantissa = x * BitConverter.Int32BitsToSingle((127 - exponent) << 23);
        return (exponent * Ln2) + Log1p.Evaluate(mantissa - 1);
    }
}
