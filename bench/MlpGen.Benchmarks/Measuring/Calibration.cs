namespace MlpGen.Benchmarks.Measuring;

/// <summary>Determines how many calls make a sample.</summary>
internal static class Calibration
{
    /// <summary>Doubles the number of calls until they take as long as a sample should.</summary>
    public static long CallsFor(Sampler sampler, double nanoseconds)
    {
        for (long calls = 1; ; calls *= 2)
        {
            // Use the second run, because the first may have compiled the code that it calls.
            sampler.Run(calls);
            double taken = sampler.Run(calls).Nanoseconds;
            if (taken >= nanoseconds / 2)
                return long.Max(1, (long)(calls * nanoseconds / taken));
        }
    }
}
