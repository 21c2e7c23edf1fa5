using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using MlpGen;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Modes;

/// <summary>
/// Compares two trainers on rows in which half of the inputs are silent, which means zero. For the first trainer, these inputs were active
/// long ago. Its moments of them shrink by a factor in each step. If they became subnormal, its steps would stay slow.
/// </summary>
internal static class SubnormalsMode
{
    private const int Rounds = 101;
    private const int Steps = 40;
    private const int Rows = 32;
    private const int LiveSteps = 50;

    // √v shrinks by β₂ = 0.999 in each step. From about 1e-4 it is subnormal after some 80,000 steps.
    private const int SilentSteps = 100_000;

    private static readonly Func<Optimizer>[] s_optimizers =
    [
        () => new Sgd { LearningRate = 1e-2f, Momentum = 0.9f },
        () => new Adam(),
        () => new AdamW { WeightDecay = 1 },
        () => new RmsProp { LearningRate = 1e-4f, Momentum = 0.9f, Centered = true },
        () => new Nadam(),
        () => new Lion(),
    ];

    public static void Run(Arguments arguments)
    {
        Affinity.PinToThisCore();
        Console.WriteLine($"256-128-10, {Rows} rows, half of the inputs silent. Medians of {Rounds} rounds, each with one sample of both.");
        Console.WriteLine($"Old: all inputs were active for {LiveSteps} steps, {SilentSteps:N0} steps ago. New: half were always silent.");
        Console.WriteLine($"{"optimizer",-10}{"new, µs",10}{"old, µs",10}{"old / new",11}  95 % interval");
        float[] live = Draw(silent: false), silent = Draw(silent: true);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % 10)];
        foreach (Func<Optimizer> optimizer in s_optimizers)
        {
            ClassifierTrainer aged = new Sensors(1).CreateTrainer(optimizer()), unspoilt = new Sensors(1).CreateTrainer(optimizer());
            Learn(aged, live, labels, LiveSteps);
            Learn(aged, silent, labels, SilentSteps);
            Learn(unspoilt, silent, labels, SilentSteps);
            List<double> news = [], olds = [];
            for (int round = -Rounds / 4; round < Rounds; round++)
            {
                double fresh = Microseconds(unspoilt, silent, labels), old = Microseconds(aged, silent, labels);
                if (round < 0)
                    continue;
                news.Add(fresh);
                olds.Add(old);
            }

            double[] ratios = [.. olds.Zip(news, (old, fresh) => old / fresh)];
            (double low, double high) = Quantiles.MedianInterval(ratios);
            string times = $"{optimizer().GetType().Name,-10}{news.Median(),10:0.00}{olds.Median(),10:0.00}";
            Console.WriteLine($"{times}{ratios.Median(),11:0.000}  {low:0.000}–{high:0.000}");
        }
    }

    private static float[] Draw(bool silent)
    {
        Random random = new(1);
        float[] inputs = new float[Rows * 256];
        for (int i = 0; i < inputs.Length; i++)
        {
            float drawn = random.NextSingle();
            inputs[i] = silent && i % 256 >= 128 ? 0 : drawn;
        }

        return inputs;
    }

    private static void Learn(ClassifierTrainer trainer, float[] inputs, int[] labels, int steps)
    {
        for (int step = 0; step < steps; step++)
            trainer.Step(inputs, labels);
    }

    private static double Microseconds(ClassifierTrainer trainer, float[] inputs, int[] labels)
    {
        long start = Stopwatch.GetTimestamp();
        Learn(trainer, inputs, labels, Steps);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Steps;
    }
}
