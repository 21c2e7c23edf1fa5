using System;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>The effort spent on each operation.</summary>
/// <param name="Rounds">The number of samples of each peer, taken in turn.</param>
/// <param name="SampleNanoseconds">The duration of a sample of a fast operation. A sample of a slow one is one call.</param>
/// <param name="WarmUps">The maximum number of warm-up rounds.</param>
/// <param name="CheckedSteps">The number of training steps after which the losses are compared.</param>
/// <param name="OnceNanoseconds">The duration of a call above which a peer is called only in the first round.</param>
/// <param name="BuildLimit">The time limit for building a peer. The first build downloads packages of several hundred megabytes.</param>
internal sealed record Effort(int Rounds, double SampleNanoseconds, int WarmUps, int CheckedSteps, double OnceNanoseconds, TimeSpan BuildLimit)
{
    public static Effort Full { get; } = new(21, 5e6, 12, 20, double.PositiveInfinity, TimeSpan.FromMinutes(15));

    public static Effort Quick { get; } = new(7, 1.5e6, 2, 3, 50e6, TimeSpan.FromSeconds(30));
}
