using System;
using System.Runtime.Intrinsics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Errors in units in the last place: the distance of two neighbouring floats at the exact result.</summary>
internal static class Ulp
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    // A prime, so that all low bits occur: 2.1 million floats of both signs and every exponent.
    private const uint Step = 2039;

    public delegate Vector256<float> VectorFunction(Vector256<float> v);

    public static double Error(float actual, double exact)
    {
        double unit = Math.ScaleB(1, Math.Max(Math.ILogB(exact), -126) - 23);
        return Math.Abs(actual - exact) / unit;
    }

    /// <summary>Demands a largest error over a scan of all bit patterns between two limits, where the result is a normal number or is not.</summary>
    public static void Scan(VectorFunction function, Func<double, double> exact, double maxNormal, double maxSubnormal, float low = float.MinValue, float high = float.MaxValue)
    {
        (double Error, float At) normal = default, subnormal = default;
        for (ulong bits = 0; bits <= uint.MaxValue; bits += 8UL * Step)
        {
            Vector256<float> x = (Vector256.Create((uint)bits) + (Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7) * Step)).AsSingle();
            Vector256<float> result = function(x);
            for (int lane = 0; lane < 8; lane++)
            {
                if (!(x[lane] >= low && x[lane] <= high))
                    continue;
                double expected = exact(x[lane]);
                double error = Error(result[lane], expected);
                ref (double Error, float At) worst = ref Math.Abs(expected) >= SmallestNormal ? ref normal : ref subnormal;
                if (!(error <= worst.Error))
                    worst = (error, x[lane]);
            }
        }

        Assert.True(normal.Error <= maxNormal, $"{normal.Error:F3} ulp at {normal.At:R}");
        Assert.True(subnormal.Error <= maxSubnormal, $"{subnormal.Error:F3} ulp at {subnormal.At:R}, where the result is subnormal");
    }
}
