using System;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using MlpGen.Numerics;

namespace MlpGen.Benchmarks.Micro;

/// <summary>Benchmarks of the runtime's functions over 1,024 values between −8 and 8, and of those of System.Numerics.Tensors. The times are per value.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class FunctionBenchmarks
{
    private const int Count = 1024;
    private const int Classes = 16;

    private readonly float[] _x = new float[Count];
    private readonly float[] _y = new float[Count];

    [GlobalSetup]
    public void Fill()
    {
        Pcg32 random = new(7);
        foreach (ref float x in _x.AsSpan())
            x = 16 * (random.NextSingle() - 0.5f);
    }

    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("exp")]
    public void Exp256()
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(_x), y = ref MemoryMarshal.GetArrayDataReference(_y);
        for (nuint i = 0; i < Count; i += 8)
            Exp.Evaluate<MachineRounding>(Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
    }

    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("exp")]
    public void Exp512()
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(_x), y = ref MemoryMarshal.GetArrayDataReference(_y);
        for (nuint i = 0; i < Count; i += 16)
            Exp.Evaluate<MachineRounding>(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true), BenchmarkCategory("exp")]
    public void ExpTensorPrimitives() => TensorPrimitives.Exp(_x, _y);

    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("sigmoid")]
    public void Sigmoid256()
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(_x), y = ref MemoryMarshal.GetArrayDataReference(_y);
        for (nuint i = 0; i < Count; i += 8)
            Sigmoid.Evaluate<MachineRounding>(Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
    }

    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("sigmoid")]
    public void Sigmoid512()
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(_x), y = ref MemoryMarshal.GetArrayDataReference(_y);
        for (nuint i = 0; i < Count; i += 16)
            Sigmoid.Evaluate<MachineRounding>(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true), BenchmarkCategory("sigmoid")]
    public void SigmoidTensorPrimitives() => TensorPrimitives.Sigmoid(_x, _y);

    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("tanh")]
    public void Tanh256()
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(_x), y = ref MemoryMarshal.GetArrayDataReference(_y);
        for (nuint i = 0; i < Count; i += 8)
            Tanh.Evaluate<MachineRounding>(Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
    }

    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("tanh")]
    public void Tanh512()
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(_x), y = ref MemoryMarshal.GetArrayDataReference(_y);
        for (nuint i = 0; i < Count; i += 16)
            Tanh.Evaluate<MachineRounding>(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true), BenchmarkCategory("tanh")]
    public void TanhTensorPrimitives() => TensorPrimitives.Tanh(_x, _y);

    /// <summary>Computes Softmax of rows of 16 values.</summary>
    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("softmax")]
    public void SoftmaxRows()
    {
        _x.CopyTo(_y.AsSpan());
        Softmax.Rows<MachineRounding>(ref _y[0], Classes, Classes, Count / Classes);
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true), BenchmarkCategory("softmax")]
    public void SoftmaxTensorPrimitives()
    {
        for (int row = 0; row < Count; row += Classes)
            TensorPrimitives.SoftMax(_x.AsSpan(row, Classes), _y.AsSpan(row, Classes));
    }
}
