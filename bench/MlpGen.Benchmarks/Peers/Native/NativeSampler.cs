using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Native;

/// <summary>An operation in a native library. One call from C# runs a whole sample, because the loop over the operation is compiled C.</summary>
internal sealed unsafe class NativeSampler : Sampler
{
    private readonly delegate* unmanaged<int, int, float*, void*, float*, int, nint, float> _run;
    private readonly Problem _problem;
    private readonly float* _inputs;
    private readonly void* _targets;
    private readonly float* _outputs;

    public NativeSampler(nint library, Problem problem)
    {
        _problem = problem;
        _run = (delegate* unmanaged<int, int, float*, void*, float*, int, nint, float>)NativeLibrary.GetExport(library, "run");
        _inputs = Copy<float>(problem.Inputs);
        _targets = problem.HasLabels ? Copy<int>(problem.Labels) : Copy<float>(problem.Targets);
        _outputs = Copy<float>(new float[problem.OutputsPerBatch]);
        fixed (float* parameters = problem.Parameters)
            ((delegate* unmanaged<float*, void>)NativeLibrary.GetExport(library, "initialize"))(parameters);
    }

    public override Sample Run(long calls)
    {
        long start = Stopwatch.GetTimestamp();
        Call(_inputs, _targets, _problem.Batches, calls);
        return new Sample(Stopwatch.GetElapsedTime(start).TotalNanoseconds, null);
    }

    public override float[] Outputs()
    {
        int length = _problem.OutputsPerBatch;
        float[] all = new float[_problem.Batches * length];
        for (int batch = 0; batch < _problem.Batches; batch++)
        {
            Call(_inputs + (batch * _problem.InputsPerBatch), null, 1, 1);
            new ReadOnlySpan<float>(_outputs, length).CopyTo(all.AsSpan(batch * length));
        }

        return all;
    }

    public override float LossOfStep(int steps) => Call(_inputs, _targets, _problem.Batches, steps);

    public override void Dispose()
    {
        NativeMemory.AlignedFree(_inputs);
        NativeMemory.AlignedFree(_targets);
        NativeMemory.AlignedFree(_outputs);
    }

    private static T* Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        T* memory = (T*)NativeMemory.AlignedAlloc((nuint)(((values.Length * sizeof(T)) + 64) & -64), 64);
        values.CopyTo(new Span<T>(memory, values.Length));
        return memory;
    }

    private float Call(float* inputs, void* targets, int batches, long calls) =>
        _run((int)_problem.Operation.Kind, _problem.Operation.Rows, inputs, targets, _outputs, batches, (nint)calls);
}
