using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Benchmarks.Limits;

/// <summary>Measures how fast the core reads the same memory repeatedly: eight independent sums over it and nothing else.</summary>
internal sealed unsafe class ReadBandwidth : IDisposable
{
    /// <summary>A size that fits every current second-level cache and no first-level cache.</summary>
    public const int L2Bytes = 256 * 1024;

    private const int BytesPerMeasure = 64 * 1024 * 1024;
    private const int Step = 8 * 16;

    private readonly float* _memory;
    private readonly int _length;

    public ReadBandwidth(int bytes)
    {
        _length = bytes / sizeof(float) / Step * Step;
        _memory = (float*)NativeMemory.AlignedAlloc((nuint)_length * sizeof(float), 64);
        new Span<float>(_memory, _length).Fill(1);
        Measure();
    }

    /// <summary>The result, stored so that the compiler cannot remove the computation.</summary>
    public float Sink { get; private set; }

    /// <summary>Returns GB/s, the best of three measurements. Each takes a fraction of a millisecond to a few milliseconds.</summary>
    public double Measure()
    {
        int rounds = Math.Max(1, BytesPerMeasure / (_length * sizeof(float)) / 4);
        double best = 0;
        for (int repeat = 0; repeat < 3; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            Read(rounds);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = Math.Max(best, (double)_length * sizeof(float) * rounds / seconds / 1e9);
        }

        return best;
    }

    /// <summary>Reads the memory the given number of times.</summary>
    public void Read(int rounds) => Sink = Vector512.IsHardwareAccelerated ? Read512(_memory, _length, rounds) : Read256(_memory, _length, rounds);

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read256(float* memory, int length, int rounds)
    {
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (int round = 0; round < rounds; round++)
        {
            for (float* p = memory; p < memory + length; p += 8 * 8)
            {
                s0 += Vector256.Load(p + 0);
                s1 += Vector256.Load(p + 8);
                s2 += Vector256.Load(p + 16);
                s3 += Vector256.Load(p + 24);
                s4 += Vector256.Load(p + 32);
                s5 += Vector256.Load(p + 40);
                s6 += Vector256.Load(p + 48);
                s7 += Vector256.Load(p + 56);
            }
        }

        return Vector256.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read512(float* memory, int length, int rounds)
    {
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (int round = 0; round < rounds; round++)
        {
            for (float* p = memory; p < memory + length; p += 8 * 16)
            {
                s0 += Vector512.Load(p + 0);
                s1 += Vector512.Load(p + 16);
                s2 += Vector512.Load(p + 32);
                s3 += Vector512.Load(p + 48);
                s4 += Vector512.Load(p + 64);
                s5 += Vector512.Load(p + 80);
                s6 += Vector512.Load(p + 96);
                s7 += Vector512.Load(p + 112);
            }
        }

        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }
}
