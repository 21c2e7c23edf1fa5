using System;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Limits;

/// <summary>The limits of the core around an operation: the better of a measurement before it and one after it.</summary>
/// <param name="Fma">The GFLOP/s with the widest vectors.</param>
/// <param name="Fma256">The GFLOP/s with vectors of 256 bits.</param>
/// <param name="L2">The GB/s read from the second-level cache.</param>
/// <param name="Parameters">The GB/s read from a buffer as large as the parameters.</param>
internal readonly record struct CoreLimits(double Fma, double Fma256, double L2, double Parameters)
{
    private const int Tries = 5;

    public static CoreLimits Measure(Operation operation)
    {
        using ReadBandwidth l2 = new(ReadBandwidth.L2Bytes);
        using ReadBandwidth parameters = new(Math.Max(operation.Workload.ParameterCount * sizeof(float), 4096));
        double fma = 0, fma256 = 0;
        for (int i = 0; i < Tries; i++)
        {
            fma = Math.Max(fma, FmaPeak.Measure());
            fma256 = Math.Max(fma256, FmaPeak.Measure256());
        }

        return new CoreLimits(fma, fma256, l2.Measure(), parameters.Measure());
    }

    public CoreLimits Best(CoreLimits other) =>
        new(Math.Max(Fma, other.Fma), Math.Max(Fma256, other.Fma256), Math.Max(L2, other.L2), Math.Max(Parameters, other.Parameters));

    /// <summary>Returns the share of the limit that an operation reaches: of the bandwidth if reading the parameters bounds it, otherwise of the multiply-adds.</summary>
    public double Share(Operation operation, double nanoseconds) => operation.IsBoundByReading
        ? operation.Workload.ParameterCount * sizeof(float) / nanoseconds / Parameters
        : operation.Flops / nanoseconds / Fma;
}
