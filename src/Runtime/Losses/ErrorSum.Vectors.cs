using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <content>The same in vectors of eight errors.</content>
internal static partial class ErrorSum<TError>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EvaluateInVectors(ref float outputs, int stride, ref float targets, int size, int rows)
    {
        int whole = size & ~7, rest = size & 7;
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ref float a = ref Unsafe.Add(ref outputs, row * stride);
            ref float y = ref Unsafe.Add(ref targets, row * size);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int j = 0; j < whole; j += 8)
                sum = default(TError).Add(sum, Vector256.LoadUnsafe(ref a, (nuint)j) - Vector256.LoadUnsafe(ref y, (nuint)j));
            if (rest != 0)
                sum = default(TError).Add(sum, LastErrors(ref a, ref y, whole, rest));
            total += Lanes.Sum(sum);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EvaluateInVectors(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float factor)
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
                sum = default(TError).Add(sum, error);
                (factors * default(TError).Slope(error)).StoreUnsafe(ref g, (nuint)j);
            }

            Vector256<float> last = Vector256<float>.Zero;
            if (rest != 0)
            {
                last = LastErrors(ref a, ref y, whole, rest);
                sum = default(TError).Add(sum, last);
            }

            Tail.StorePadded(factors * default(TError).Slope(last), ref Unsafe.Add(ref g, whole), rest, stride - whole);
            total += Lanes.Sum(sum);
        }

        return total;
    }

    // Lanes after the row are 0, which add 0 to the sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LastErrors(ref float a, ref float y, int whole, int rest) =>
        Tail.Load(ref Unsafe.Add(ref a, whole), rest) - Tail.Load(ref Unsafe.Add(ref y, whole), rest);
}
