using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Measures errors in units in the last place, the distance between neighboring floats at the exact result.</summary>
internal static class Ulp
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    // The number of parts into which the bit patterns are split, enough to keep every core busy to the end.
    private const int Parts = 256;

    /// <summary>
    /// The step between scanned bit patterns. It is a prime, so that all low bits occur in the 2.1 million floats of both signs and every
    /// exponent. With MLPGEN_EXHAUSTIVE=1 in the environment, all 2³² patterns are scanned, which takes minutes per function.
    /// </summary>
    private static readonly uint s_step = Environment.GetEnvironmentVariable("MLPGEN_EXHAUSTIVE") == "1" ? 1u : 2039;

    public delegate Vector256<float> VectorFunction(Vector256<float> v);

    public static double Error(float actual, double exact)
    {
        double unit = Math.ScaleB(1, Math.Max(Math.ILogB(exact), -126) - 23);
        return Math.Abs(actual - exact) / unit;
    }

    /// <summary>
    /// Scans bit patterns between two limits and asserts the maximum error where the result is normal and where it is subnormal. Prints the
    /// errors found. In place of a subnormal result, 0 is also correct.
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
            $"{System.IO.Path.GetFileNameWithoutExtension(file)}.{test}: at most {normal.Error:F3} ulp at {normal.At:R}, and {subnormal.Error:F3} ulp where the result is subnormal (step {s_step})");
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

    /// <summary>The largest error and the argument at which it was found.</summary>
    private readonly record struct Worst(double Error, float At)
    {
        /// <summary>Returns the larger of two errors. NaN, which fails every comparison, counts as the largest.</summary>
        public Worst Or(Worst other) => other.Error <= Error || double.IsNaN(Error) ? this : other;
    }
}
