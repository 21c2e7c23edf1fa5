using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>One call of a peer that is written in C#.</summary>
/// <remarks>Structs implement this interface. The compiler then creates a loop for each, which contains the call without a delegate or an interface.</remarks>
internal interface ICalls
{
    /// <summary>The outputs of the last forward pass.</summary>
    float[] Outputs { get; }

    /// <summary>Makes one call with the inputs of a batch. Returns the loss of a step, or 0 for a forward pass.</summary>
    float Call(int batch);
}

internal sealed class ManagedSampler<T>(T calls, int batches) : Sampler
    where T : struct, ICalls
{
    private T _calls = calls;
    private int _batch;

    /// <summary>The sum of the losses, stored so that the compiler cannot remove the computation.</summary>
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
        List<float> all = [];
        for (int batch = 0; batch < batches; batch++)
        {
            _calls.Call(batch);
            all.AddRange(_calls.Outputs);
        }

        return [.. all];
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
