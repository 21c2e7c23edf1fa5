using System;
using System.Diagnostics;

namespace MlpGen.Platforms
{
    /// <summary>Measures calls.</summary>
    internal static class Clock
    {
        private const int SampleCount = 5;

        // Compilers that start with slow code need this long to replace it.
        private const double WarmUpMilliseconds = 500;

        /// <summary>Returns the median calls per second of two actions, whose samples alternate.</summary>
        public static (double First, double Second) CallsPerSecond(Action first, Action second, double milliseconds)
        {
            Sample(first, WarmUpMilliseconds);
            Sample(second, WarmUpMilliseconds);
            double[] firsts = new double[SampleCount], seconds = new double[SampleCount];
            for (int i = 0; i < SampleCount; i++)
            {
                firsts[i] = Sample(first, milliseconds);
                seconds[i] = Sample(second, milliseconds);
            }

            Array.Sort(firsts);
            Array.Sort(seconds);
            return (firsts[SampleCount / 2], seconds[SampleCount / 2]);
        }

        /// <summary>Returns the managed bytes that a call allocates in steady state.</summary>
        public static double BytesPerCall(Action action)
        {
            const int Calls = 1000;
            // The counter must count at all.
            long start = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(new byte[100_000]);
            if (GC.GetAllocatedBytesForCurrentThread() - start < 100_000)
                throw new NotSupportedException("This runtime does not count the bytes that a thread allocates.");
            for (int i = 0; i < 10; i++)
                action();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
                action();
            return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
        }

        private static double Sample(Action action, double milliseconds)
        {
            long calls = 0;
            Stopwatch watch = Stopwatch.StartNew();
            for (long batch = 1; watch.Elapsed.TotalMilliseconds < milliseconds; calls += batch, batch = Math.Min(2 * batch, 256))
            {
                for (long i = 0; i < batch; i++)
                    action();
            }

            return calls / watch.Elapsed.TotalSeconds;
        }
    }
}
