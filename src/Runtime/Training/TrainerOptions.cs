using System;

namespace MlpGen;

/// <summary>How a <see cref="Trainer"/> does its work.</summary>
public sealed class TrainerOptions
{
    private const int MostThreads = 64;
    private readonly int _degreeOfParallelism = 1;

    /// <summary>
    /// The threads that share the rows of one step at most, 1 … 64; 1 unless set: the calling thread alone. For the same degree the
    /// result is the same to the last bit, however the threads are scheduled; another degree adds in another order, and its result
    /// differs by rounding.
    /// </summary>
    /// <remarks>
    /// The calling thread takes part, so a degree of 2 starts one thread, which ends with <see cref="Trainer.Dispose"/>. More threads
    /// than cores help nobody. Each has memory of its own for the gradient and for scratch. A step too small to be worth sharing,
    /// with fewer than 32 rows for instance, runs on fewer threads or on the calling one alone; how many depends on network, rows and
    /// degree only.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or above 64.</exception>
    public int DegreeOfParallelism
    {
        get => _degreeOfParallelism;
        init => _degreeOfParallelism = value is >= 1 and <= MostThreads
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(DegreeOfParallelism),
                value,
                $"{nameof(DegreeOfParallelism)} is {value}; 1 to {MostThreads} fits. Environment.ProcessorCount takes every core.");
    }
}
