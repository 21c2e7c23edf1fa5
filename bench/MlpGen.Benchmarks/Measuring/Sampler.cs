using System;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>What some calls took.</summary>
/// <param name="Nanoseconds">All of them together.</param>
/// <param name="Bytes">Managed memory they allocated; null where there is none to count.</param>
internal readonly record struct Sample(double Nanoseconds, long? Bytes);

/// <summary>An operation of one peer, ready to run.</summary>
internal abstract class Sampler : IDisposable
{
    /// <summary>Runs and times so many calls, each with the next batch.</summary>
    public abstract Sample Run(long calls);

    /// <summary>The outputs of every batch, from the parameters of the problem.</summary>
    public abstract float[] Outputs();

    /// <summary>The loss before the last of so many steps, from the parameters of the problem. To be called before any <see cref="Run"/>.</summary>
    public abstract float LossOfStep(int steps);

    public virtual void Dispose()
    {
    }
}
