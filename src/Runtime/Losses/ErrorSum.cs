using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <summary>The sum Σ f(a − y) over a block of rows, for the losses of this form.</summary>
/// <typeparam name="TError">The function f and its derivative. It is inlined and leaves no call.</typeparam>
internal static class ErrorSum<TError>
    where TError : struct, IErrorFunction
{
    /// <summary>Computes Σ f(a − y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows)
    {
        int whole = size & ~7, rest = size & 7;
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float a = ref Unsafe.Add(ref outputs, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int j = 0; j < whole; j += 8)
                sum = TError.Add(sum, Vector256.LoadUnsafe(ref a, (nuint)j) - Vector256.LoadUnsafe(ref y, (nuint)j));
            if (rest != 0)
                sum = TError.Add(sum, LastErrors(ref a, ref y, whole, rest));
            total += Lanes.Sum(sum);
        }

        return total;
    }

    /// <summary>Computes Σ f(a − y) and gradients = factor·f′(a − y), with zeros as padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float factor)
    {
        int whole = size & ~7, rest = size & 7;
        Vector256<float> factors = Vector256.Create(factor);
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float a = ref Unsafe.Add(ref outputs, row * stride);
            ref float g = ref Unsafe.Add(ref gradients, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int j = 0; j < whole; j += 8)
            {
                Vector256<float> error = Vector256.LoadUnsafe(ref a, (nuint)j) - Vector256.LoadUnsafe(ref y, (nuint)j);
                sum = TError.Add(sum, error);
                (factors * TError.Slope(error)).StoreUnsafe(ref g, (nuint)j);
            }

            Vector256<float> last = Vector256<float>.Zero;
            if (rest != 0)
            {
                last = LastErrors(ref a, ref y, whole, rest);
                sum = TError.Add(sum, last);
            }

            Tail.StorePadded(factors * TError.Slope(last), ref Unsafe.Add(ref g, whole), rest, stride - whole);
            total += Lanes.Sum(sum);
        }

        return total;
    }

    // Lanes after the row are 0, which add 0 to the sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LastErrors(ref float a, ref float y, int whole, int rest) =>
        Tail.Load(ref Unsafe.Add(ref a, whole), rest) - Tail.Load(ref Unsafe.Add(ref y, whole), rest);
}
