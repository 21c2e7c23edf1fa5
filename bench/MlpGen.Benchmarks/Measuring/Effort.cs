using System;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>How long to look at each operation.</summary>
/// <param name="Rounds">Samples of each peer, taken in turn.</param>
/// <param name="SampleNanoseconds">What a sample of a fast operation lasts; a slow one lasts one call.</param>
/// <param name="WarmUps">The most rounds before the first that counts.</param>
/// <param name="CheckedSteps">Training steps after which the losses are compared.</param>
/// <param name="OnceNanoseconds">A peer that needs longer for a call is called in the first round only.</param>
/// <param name="BuildLimit">How long building a peer may take; the first time it fetches packages of several hundred megabytes.</param>
internal sealed record Effort(int Rounds, double SampleNanoseconds, int WarmUps, int CheckedSteps, double OnceNanoseconds, TimeSpan BuildLimit)
{
    public static Effort Full { get; } = new(21, 5e6, 12, 20, double.PositiveInfinity, TimeSpan.FromMinutes(15));

    public static Effort Quick { get; } = new(7, 1.5e6, 2, 3, 50e6, TimeSpan.FromSeconds(30));
}
