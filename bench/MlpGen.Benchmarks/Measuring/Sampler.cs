using System;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>The cost of some calls.</summary>
/// <param name="Nanoseconds">The time of all calls together.</param>
/// <param name="Bytes">The managed memory that they allocated, or null if there is none to count.</param>
internal readonly record struct Sample(double Nanoseconds, long? Bytes);

/// <summary>An operation of one peer, ready to run.</summary>
internal abstract class Sampler : IDisposable
{
    /// <summary>Runs and times the given number of calls, each with the next batch.</summary>
    public abstract Sample Run(long calls);

    /// <summary>Returns the outputs of every batch, computed with the parameters of the problem.</summary>
    public abstract float[] Outputs();

    /// <summary>Returns the loss before the last of the given number of steps, starting with the parameters of the problem. Call it before any <see cref="Run"/>.</summary>
    public abstract float LossOfStep(int steps);

    public virtual void Dispose()
    {
    }
}
