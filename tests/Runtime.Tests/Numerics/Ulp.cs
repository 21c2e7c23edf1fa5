using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Errors in units in the last place: the distance of two neighbouring floats at the exact result.</summary>
internal static class Ulp
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    // Of all bit patterns: as many as keep every core busy to the end.
    private const int Parts = 256;

    /// <summary>
    /// From one bit pattern to the next. A prime, so that all low bits occur: 2.1 million floats of both signs and every exponent. With
    /// MLPGEN_EXHAUSTIVE=1 in the environment all 2³² are taken, which is minutes for each function.
    /// </summary>
    private static readonly uint s_step = Environment.GetEnvironmentVariable("MLPGEN_EXHAUSTIVE") == "1" ? 1u : 2039;

    public delegate Vector256<float> VectorFunction(Vector256<float> v);

    public static double Error(float actual, double exact)
    {
        double unit = Math.ScaleB(1, Math.Max(Math.ILogB(exact), -126) - 23);
        return Math.Abs(actual - exact) / unit;
    }

    /// <summary>
    /// Demands a largest error over a scan of all bit patterns between two limits, where the result is a normal number and where it is
    /// not, and prints the errors found. In place of a subnormal result, 0 is right as well.
    /// </summary>
    public static void Scan(
        VectorFunction function,
        Func<double, double> exact,
        double maxNormal,
        double maxSubnormal,
        float low = float.MinValue,
        float high = float.MaxValue,
        [CallerMemberName] string test = "",
        [CallerFilePath] string file = "")
    {
        var worst = new (Worst Normal, Worst Subnormal)[Parts];
        Parallel.For(0, Parts, part => worst[part] = ScanPart(part, function, exact, low, high));

        Worst normal = default, subnormal = default;
        foreach ((Worst ofNormal, Worst ofSubnormal) in worst)
        {
            normal = normal.Or(ofNormal);
            subnormal = subnormal.Or(ofSubnormal);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{System.IO.Path.GetFileNameWithoutExtension(file)}.{test}: at most {normal.Error:F3} ulp, at {normal.At:R}, and {subnormal.Error:F3} where the result is subnormal; every {s_step}. float");
        Assert.True(normal.Error <= maxNormal, $"{normal.Error:F3} ulp at {normal.At:R}");
        Assert.True(subnormal.Error <= maxSubnormal, $"{subnormal.Error:F3} ulp at {subnormal.At:R}, where the result is subnormal");
    }

    private static (Worst Normal, Worst Subnormal) ScanPart(int part, VectorFunction function, Func<double, double> exact, float low, float high)
    {
        const ulong Length = (1UL << 32) / Parts;
        Worst normal = default, subnormal = default;
        Vector256<uint> lanes = Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7) * s_step;
        for (ulong bits = (ulong)part * Length; bits < ((ulong)part + 1) * Length; bits += 8UL * s_step)
        {
            Vector256<float> x = (Vector256.Create((uint)bits) + lanes).AsSingle();
            Vector256<float> result = function(x);
            for (int lane = 0; lane < 8; lane++)
            {
                if (!(x[lane] >= low && x[lane] <= high))
                    continue;
                double expected = exact(x[lane]);
                Worst here = new(Error(result[lane], expected), x[lane]);
                if (Math.Abs(expected) >= SmallestNormal)
                    normal = normal.Or(here);
                else if (result[lane] != 0)
                    subnormal = subnormal.Or(here);
            }
        }

        return (normal, subnormal);
    }

    /// <summary>The largest error and where it was found.</summary>
    private readonly record struct Worst(double Error, float At)
    {
        /// <summary>The larger of two; NaN, which no comparison finds, counts as the largest.</summary>
        public Worst Or(Worst other) => other.Error <= Error || double.IsNaN(Error) ? this : other;
    }
}
