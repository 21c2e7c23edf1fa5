using System;
using System.Diagnostics;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>One call of a peer that is written in C#.</summary>
/// <remarks>Implemented by structs: the compiler then makes a loop for each, with the call inside it and no delegate or interface between.</remarks>
internal interface ICalls
{
    /// <summary>Where a forward pass leaves its outputs.</summary>
    float[] Outputs { get; }

    /// <summary>One call with the inputs of a batch; the loss of a step, 0 of a forward pass.</summary>
    float Call(int batch);
}

internal sealed class ManagedSampler<T>(T calls, int batches) : Sampler
    where T : struct, ICalls
{
    private T _calls = calls;
    private int _batch;

    /// <summary>Keeps the losses alive.</summary>
    public float Sum { get; private set; }

    public override Sample Run(long calls)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Sum += Loop(calls);
        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return new Sample(nanoseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    public override float[] Outputs()
    {
        float[] all = new float[batches * _calls.Outputs.Length];
        for (int batch = 0; batch < batches; batch++)
        {
            _calls.Call(batch);
            _calls.Outputs.CopyTo(all, batch * _calls.Outputs.Length);
        }

        return all;
    }

    public override float LossOfStep(int steps)
    {
        float loss = 0;
        for (int step = 0; step < steps; step++)
            loss = _calls.Call(step % batches);
        return loss;
    }

    private float Loop(long calls)
    {
        float sum = 0;
        int batch = _batch;
        for (long i = 0; i < calls; i++)
        {
            sum += _calls.Call(batch);
            batch = batch + 1 == batches ? 0 : batch + 1;
        }

        _batch = batch;
        return sum;
    }
}
