using System;
using System.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Computes a·b + c in integers, rounded once to the nearest float, ties to even (IEEE 754-2019, section 5.4.1).</summary>
internal static class ExactMultiplyAdd
{
    private const int LeastExponent = -149;

    public static float Compute(float a, float b, float c)
    {
        if (!float.IsFinite(a) || !float.IsFinite(b) || !float.IsFinite(c))
            return NotFinite(a, b, c);
        (BigInteger ma, int ea) = Parts(a);
        (BigInteger mb, int eb) = Parts(b);
        (BigInteger mc, int ec) = Parts(c);
        int exponent = Math.Min(ea + eb, ec);
        BigInteger sum = ((ma * mb) << (ea + eb - exponent)) + (mc << (ec - exponent));
        return sum.IsZero ? Zero(a, b, c, ma.IsZero || mb.IsZero) : Round(sum, exponent);
    }

    // An infinite product of ∞ and 0, or ∞ − ∞, is NaN. Otherwise, the infinite term decides.
    private static float NotFinite(float a, float b, float c)
    {
        bool infiniteProduct = float.IsInfinity(a) || float.IsInfinity(b);
        if (float.IsNaN(a) || float.IsNaN(b) || float.IsNaN(c) || (infiniteProduct && (a == 0 || b == 0)))
            return float.NaN;
        if (!infiniteProduct)
            return c;
        bool negative = float.IsNegative(a) != float.IsNegative(b);
        return float.IsInfinity(c) && float.IsNegative(c) != negative ? float.NaN
            : negative ? float.NegativeInfinity : float.PositiveInfinity;
    }

    // A sum of zeros of one sign keeps it. Every other exact zero is +0.
    private static float Zero(float a, float b, float c, bool zeroProduct) =>
        zeroProduct && float.IsNegative(a) != float.IsNegative(b) && float.IsNegative(c) ? -0f : 0f;

    private static (BigInteger Mantissa, int Exponent) Parts(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x), field = (bits >> 23) & 0xFF, fraction = bits & 0x7F_FFFF;
        int mantissa = field == 0 ? fraction : fraction | 0x80_0000;
        return (bits < 0 ? -mantissa : mantissa, Math.Max(field, 1) - 150);
    }

    private static float Round(BigInteger sum, int exponent)
    {
        BigInteger magnitude = BigInteger.Abs(sum);
        int drop = Math.Max((int)magnitude.GetBitLength() - 24, LeastExponent - exponent);
        BigInteger kept;
        if (drop <= 0)
        {
            kept = magnitude;
            drop = 0;
        }
        else
        {
            kept = magnitude >> drop;
            int half = (magnitude - (kept << drop)).CompareTo(BigInteger.One << (drop - 1));
            if (half > 0 || (half == 0 && !kept.IsEven))
                kept += 1;
        }

        // A double holds 25 bits and every exponent here, so that only the range of floats is left to check.
        double result = Math.ScaleB((double)kept, exponent + drop) * sum.Sign;
        return Math.Abs(result) > float.MaxValue ? sum.Sign * float.PositiveInfinity : (float)result;
    }
}
