using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MlpGen;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Learning for a millisecond in each frame of a loop of 60 Hz: how much, and by how much it takes longer than it may.</summary>
internal static class FrameMode
{
    private const int Frames = 3_000;
    private const int FirstFrames = 60;
    private static readonly TimeSpan s_budget = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_frame = TimeSpan.FromSeconds(1 / 60.0);

    public static void Run(Arguments arguments)
    {
        Console.WriteLine($"{Frames:N0} frames of {s_frame.TotalMilliseconds:F1} ms after the first {FirstFrames}, {s_budget.TotalMilliseconds} ms to learn in each, mini-batches of 32 rows, Adam.");
        Console.WriteLine($"{"network",-18}{"steps a frame",15}{"used, ms",10}{"overrun, ms: 99 %",19}{"99.9 %",9}{"worst",9}{"bytes",8}");
        Measure("W2 16-32-32-4", new Agent(1));
        Measure("W4 64-32-10", new Digits(1));
    }

    private static void Measure(string name, INetwork network)
    {
        Random random = new(1);
        const int Rows = 4_096;
        float[] inputs = [.. Enumerable.Range(0, Rows * network.InputSize).Select(_ => random.NextSingle())];
        Dataset data = network is IClassifierNetwork
            ? Dataset.FromArrays(inputs, [.. Enumerable.Range(0, Rows).Select(row => row % network.OutputSize)], network.InputSize)
            : Dataset.FromArrays(inputs, [.. Enumerable.Range(0, Rows * network.OutputSize).Select(_ => random.NextSingle())], network.InputSize);
        using Trainer trainer = network.CreateTrainer(new Adam());
        FitOptions options = new() { BatchSize = 32 };
        List<double> overruns = new(Frames), used = new(Frames);
        long steps = 0, bytes = 0;
        for (int frame = -FirstFrames; frame < Frames; frame++)
        {
            long start = Stopwatch.GetTimestamp(), before = GC.GetAllocatedBytesForCurrentThread();
            BudgetResult result = trainer.StepFor(s_budget, data, options);
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (frame >= 0)
            {
                bytes += GC.GetAllocatedBytesForCurrentThread() - before;
                steps += result.Steps;
                used.Add(milliseconds);
                overruns.Add(Math.Max(0, milliseconds - s_budget.TotalMilliseconds));
            }

            TimeSpan rest = s_frame - Stopwatch.GetElapsedTime(start);
            if (rest > TimeSpan.Zero)
                Thread.Sleep(rest);
        }

        overruns.Sort();
        Console.WriteLine(
            $"{name,-18}{steps / (double)Frames,15:N1}{used.Average(),10:N3}{overruns[(int)(0.99 * Frames)],19:N3}{overruns[(int)(0.999 * Frames)],9:N3}{overruns[^1],9:N3}{bytes,8}");
    }
}
