using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Benchmarks.Limits;

/// <summary>Measures the peak of the core: twelve independent chains of multiply-adds and nothing else.</summary>
internal static class FmaPeak
{
    private const int Chains = 12;
    private const int Rounds = 20_000;

    /// <summary>The number of bits of the widest vectors that the runtime uses.</summary>
    public static int WidestBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Measures GFLOP/s with the widest vectors, over about a millisecond.</summary>
    public static double Measure() => WidestBits switch { 512 => Measure(Run512, 16), 256 => Measure256(), _ => Measure(Run128, 4) };

    /// <summary>Measures GFLOP/s with vectors of 256 bits, over about a millisecond.</summary>
    public static double Measure256() => Measure(Run256, 8);

    /// <summary>The result, stored so that the compiler cannot remove the computation.</summary>
    public static float Sink { get; private set; }

    private static double Measure(Func<float> run, int lanes)
    {
        long start = Stopwatch.GetTimestamp();
        Sink = run();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return 2.0 * Chains * Rounds * lanes / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128()
    {
        Vector128<float> a = Vector128.Create(0.999f), b = Vector128.Create(0.001f);
        Vector128<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        for (int i = 0; i < Rounds; i++)
        {
            c0 = Vector128.MultiplyAddEstimate(c0, a, b);
            c1 = Vector128.MultiplyAddEstimate(c1, a, b);
            c2 = Vector128.MultiplyAddEstimate(c2, a, b);
            c3 = Vector128.MultiplyAddEstimate(c3, a, b);
            c4 = Vector128.MultiplyAddEstimate(c4, a, b);
            c5 = Vector128.MultiplyAddEstimate(c5, a, b);
            c6 = Vector128.MultiplyAddEstimate(c6, a, b);
            c7 = Vector128.MultiplyAddEstimate(c7, a, b);
            c8 = Vector128.MultiplyAddEstimate(c8, a, b);
            c9 = Vector128.MultiplyAddEstimate(c9, a, b);
            c10 = Vector128.MultiplyAddEstimate(c10, a, b);
            c11 = Vector128.MultiplyAddEstimate(c11, a, b);
        }

        return Vector128.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256()
    {
        Vector256<float> a = Vector256.Create(0.999f), b = Vector256.Create(0.001f);
        Vector256<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        for (int i = 0; i < Rounds; i++)
        {
            c0 = Vector256.MultiplyAddEstimate(c0, a, b);
            c1 = Vector256.MultiplyAddEstimate(c1, a, b);
            c2 = Vector256.MultiplyAddEstimate(c2, a, b);
            c3 = Vector256.MultiplyAddEstimate(c3, a, b);
            c4 = Vector256.MultiplyAddEstimate(c4, a, b);
            c5 = Vector256.MultiplyAddEstimate(c5, a, b);
            c6 = Vector256.MultiplyAddEstimate(c6, a, b);
            c7 = Vector256.MultiplyAddEstimate(c7, a, b);
            c8 = Vector256.MultiplyAddEstimate(c8, a, b);
            c9 = Vector256.MultiplyAddEstimate(c9, a, b);
            c10 = Vector256.MultiplyAddEstimate(c10, a, b);
            c11 = Vector256.MultiplyAddEstimate(c11, a, b);
        }

        return Vector256.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512()
    {
        Vector512<float> a = Vector512.Create(0.999f), b = Vector512.Create(0.001f);
        Vector512<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        for (int i = 0; i < Rounds; i++)
        {
            c0 = Vector512.MultiplyAddEstimate(c0, a, b);
            c1 = Vector512.MultiplyAddEstimate(c1, a, b);
            c2 = Vector512.MultiplyAddEstimate(c2, a, b);
            c3 = Vector512.MultiplyAddEstimate(c3, a, b);
            c4 = Vector512.MultiplyAddEstimate(c4, a, b);
            c5 = Vector512.MultiplyAddEstimate(c5, a, b);
            c6 = Vector512.MultiplyAddEstimate(c6, a, b);
            c7 = Vector512.MultiplyAddEstimate(c7, a, b);
            c8 = Vector512.MultiplyAddEstimate(c8, a, b);
            c9 = Vector512.MultiplyAddEstimate(c9, a, b);
            c10 = Vector512.MultiplyAddEstimate(c10, a, b);
            c11 = Vector512.MultiplyAddEstimate(c11, a, b);
        }

        return Vector512.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }
}
