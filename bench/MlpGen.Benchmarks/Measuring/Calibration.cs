namespace MlpGen.Benchmarks.Measuring;

/// <summary>How many calls make a sample.</summary>
internal static class Calibration
{
    /// <summary>Doubles the calls until they take as long as a sample shall.</summary>
    public static long CallsFor(Sampler sampler, double nanoseconds)
    {
        for (long calls = 1; ; calls *= 2)
        {
            // The second run: the first may have compiled what it calls.
            sampler.Run(calls);
            double taken = sampler.Run(calls).Nanoseconds;
            if (taken >= nanoseconds / 2)
                return long.Max(1, (long)(calls * nanoseconds / taken));
        }
    }
}
