using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same in vectors. Wider vectors are computed in parts of four floats.</content>
internal static partial class SoftwareFusedMultiplyAdd
{
    /// <inheritdoc cref="Compute(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Compute(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        (Vector128<double> lowerA, Vector128<double> upperA) = Vector128.Widen(a);
        (Vector128<double> lowerB, Vector128<double> upperB) = Vector128.Widen(b);
        (Vector128<double> lowerC, Vector128<double> upperC) = Vector128.Widen(c);
        Vector128<double> lower = lowerA * lowerB, upper = upperA * upperB;
        Vector128<double> lowerSum = lower + lowerC, upperSum = upper + upperC;
        if (Vector128.EqualsAny(lowerSum.AsInt64() & Vector128.Create(LowBits), Vector128<long>.Zero)
            || Vector128.EqualsAny(upperSum.AsInt64() & Vector128.Create(LowBits), Vector128<long>.Zero))
        {
            lowerSum = RoundToOdd(lower, lowerC, lowerSum);
            upperSum = RoundToOdd(upper, upperC, upperSum);
        }

        return Vector128.Narrow(lowerSum, upperSum);
    }

    /// <summary>Returns the sums, with those moved toward the exact sum that may be midpoints and are not exact.</summary>
    private static Vector128<double> RoundToOdd(Vector128<double> product, Vector128<double> c, Vector128<double> sum)
    {
        Vector128<double> zero = Vector128<double>.Zero, t = sum - product;
        Vector128<double> error = (product - (sum - t)) + (c - t);
        Vector128<long> below = Vector128.LessThan(error, zero).AsInt64(), inexact = below | Vector128.GreaterThan(error, zero).AsInt64();
        Vector128<long> candidate = Vector128.Equals(sum.AsInt64() & Vector128.Create(LowBits), Vector128<long>.Zero);

        // The bits count up away from 0: −1 if error and sum have different signs, and 1 otherwise.
        Vector128<long> step = (below ^ Vector128.LessThan(sum, zero).AsInt64()) | Vector128<long>.One;
        return (sum.AsInt64() + (step & inexact & candidate)).AsDouble();
    }
}
