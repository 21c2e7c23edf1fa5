using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MlpGen;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Modes;

/// <summary>
/// Trains for a millisecond in each frame of a 60 Hz loop, and measures how much it trains and by how much it exceeds the budget. In the same frames, a
/// loop that only reads the clock shows the delays of the machine itself.
/// </summary>
internal static class FrameMode
{
    private const int Frames = 3_000;
    private const int FirstFrames = 60;
    private const int DatasetRows = 4_096;
    private static readonly TimeSpan s_budget = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_frame = TimeSpan.FromSeconds(1 / 60.0);

    public static void Run(Arguments arguments)
    {
        Console.WriteLine($"{Frames:N0} frames of {s_frame.TotalMilliseconds:F1} ms after the first {FirstFrames}, {s_budget.TotalMilliseconds} ms of training in each, mini-batches of 32 rows, Adam.");
        Console.WriteLine($"{"network",-18}{"steps a frame",15}{"used, ms",10}{"overrun, ms: 99 %",19}{"99.9 %",9}{"worst",9}{"bytes",8}");
        Contestant[] contestants = [new("W2 16-32-32-4", Learn(new Agent(1))), new("W4 64-32-10", Learn(new Digits(1))), new("the clock alone", LookAtTheClock)];
        for (int frame = -FirstFrames; frame < Frames; frame++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (Contestant contestant in contestants)
                contestant.Run(isMeasured: frame >= 0);
            TimeSpan rest = s_frame - Stopwatch.GetElapsedTime(start);
            if (rest > TimeSpan.Zero)
                Thread.Sleep(rest);
        }

        foreach (Contestant contestant in contestants)
            Console.WriteLine(contestant);
    }

    /// <returns>The number of steps in a frame.</returns>
    private static Func<int> Learn(INetwork network)
    {
        Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, DatasetRows * network.InputSize).Select(_ => random.NextSingle())];
        Dataset data = network is IClassifierNetwork
            ? Dataset.FromArrays(inputs, [.. Enumerable.Range(0, DatasetRows).Select(row => row % network.OutputSize)], network.InputSize)
            : Dataset.FromArrays(inputs, [.. Enumerable.Range(0, DatasetRows * network.OutputSize).Select(_ => random.NextSingle())], network.InputSize);
        Trainer trainer = network.CreateTrainer(new Adam());
        FitOptions options = new() { BatchSize = 32 };
        return () => trainer.StepFor(s_budget, data, options).Steps;
    }

    // Reads the clock for the longest time that training may take, with the reserve that StepFor keeps.
    private static int LookAtTheClock()
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < s_budget * (15 / 16.0))
        {
        }

        return 0;
    }

    private sealed class Contestant(string name, Func<int> run)
    {
        private readonly List<double> _overruns = new(Frames);
        private readonly List<double> _used = new(Frames);
        private long _steps;
        private long _bytes;

        public void Run(bool isMeasured)
        {
            long start = Stopwatch.GetTimestamp(), before = GC.GetAllocatedBytesForCurrentThread();
            int steps = run();
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (!isMeasured)
                return;
            _bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            _steps += steps;
            _used.Add(milliseconds);
            _overruns.Add(Math.Max(0, milliseconds - s_budget.TotalMilliseconds));
        }

        public override string ToString()
        {
            double[] overruns = [.. _overruns.Order()];
            return $"{name,-18}{_steps / (double)Frames,15:N1}{_used.Average(),10:N3}{overruns[(int)(0.99 * Frames)],19:N3}{overruns[(int)(0.999 * Frames)],9:N3}{overruns[^1],9:N3}{_bytes,8}";
        }
    }
}
