using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MlpGen;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Measures the gain of a second thread: steps on one thread and on several, in turn, compared with two trainers that share nothing.</summary>
internal static class ThreadsMode
{
    // Many short samples. If other programs use a core now and then, some rounds remain undisturbed.
    private const int Rounds = 101;
    private const double SampleSeconds = 0.003;
    private const double WarmUpSeconds = 0.3;

    public static void Run(Arguments arguments)
    {
        int[] degrees = [.. new[] { 2, 4, 8, 16 }.Where(degree => degree == 2 || degree <= Environment.ProcessorCount)];
        Console.WriteLine($"{Environment.ProcessorCount} processors. Median (quartiles) of {Rounds} rounds, each with one sample of everything, and the ratio of the shortest samples.");
        Console.WriteLine("gain: time on one thread / time on several. apart: the gain of two trainers that run at once, each with its own network.");
        Console.WriteLine($"{"SGD step",-30}{"threads",8}{"one, µs",12}{"several, µs",13}{"gain",20}{"best",6}{"apart",20}{"best",6}{"bytes",7}");
        foreach ((string name, Func<INetwork> create, int rows) in Workloads().Where(workload => arguments.Includes(workload.Name[..2])))
        {
            foreach (int degree in degrees)
                Console.WriteLine(Measure(name, create, rows, degree));
        }
    }

    private static IEnumerable<(string Name, Func<INetwork> Create, int Rows)> Workloads() =>
    [
        ("W2 16-32-32-4", () => new Agent(1), 32),
        ("W2 16-32-32-4", () => new Agent(1), 128),
        ("W4 64-32-10", () => new Digits(1), 32),
        ("W4 64-32-10", () => new Digits(1), 128),
        ("W3 24-64-64-6", () => new Policy(1), 16),
        ("W3 24-64-64-6", () => new Policy(1), 64),
        ("W5 784-128-10", () => new Mnist(1), 16),
        ("W5 784-128-10", () => new Mnist(1), 64),
        ("W6 256-512-512-256", () => new Wide(1), 16),
        ("W6 256-512-512-256", () => new Wide(1), 32),
        ("W6 256-512-512-256", () => new Wide(1), 128),
    ];

    private static string Measure(string name, Func<INetwork> create, int rows, int degree)
    {
        Action one = Step(create(), rows, 1);
        Action several = Step(create(), rows, degree);
        using Neighbour neighbour = new(Step(create(), rows, 1));
        int steps = 1;
        while (Seconds(one, steps) < WarmUpSeconds)
            steps *= 2;
        steps = Math.Max(1, (int)(steps * SampleSeconds / WarmUpSeconds));
        List<double> alone = [], shared = [], beside = [];
        Seconds(several, (int)(steps * WarmUpSeconds / SampleSeconds));
        neighbour.Beside(one, (int)(steps * WarmUpSeconds / SampleSeconds));
        for (int round = 0; round < Rounds; round++)
        {
            alone.Add(Seconds(one, steps) / steps * 1e6);
            shared.Add(Seconds(several, steps) / steps * 1e6);
            beside.Add(neighbour.Beside(one, steps) / steps / 2 * 1e6);
        }

        string title = $"{name}, {rows} rows";
        return $"{title,-30}{degree,8}{Quantile(alone, 0.5),12:N2}{Quantile(shared, 0.5),13:N2}{Gain(alone, shared)}{Gain(alone, beside)}{BytesPerStep(several, 20),7}";
    }

    private static Action Step(INetwork network, int rows, int degree)
    {
        TrainerOptions options = new() { DegreeOfParallelism = degree };
        Sgd optimizer = new() { LearningRate = 1e-4f };
        float[] inputs = Random(rows * network.InputSize);
        if (network is IClassifierNetwork classifier)
        {
            int[] labels = [.. Enumerable.Range(0, rows).Select(row => row % network.OutputSize)];
            ClassifierTrainer byLabels = classifier.CreateTrainer(optimizer, options);
            return () => byLabels.Step(inputs, labels);
        }

        float[] targets = Random(rows * network.OutputSize);
        Trainer trainer = network.CreateTrainer(optimizer, options);
        return () => trainer.Step(inputs, targets);
    }

    // The step before the clock starts wakes the threads, because in training the next step is never far away.
    private static double Seconds(Action step, int steps)
    {
        step();
        long start = Stopwatch.GetTimestamp();
        Repeat(step, steps);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Repeat(Action step, int steps)
    {
        for (int i = 0; i < steps; i++)
            step();
    }

    /// <summary>Returns the bytes that all threads allocate in a step.</summary>
    private static long BytesPerStep(Action step, int steps)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Repeat(step, steps);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / steps;
    }

    private static float[] Random(int length)
    {
        Pcg32 random = new(7);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }

    private static string Gain(List<double> one, List<double> several)
    {
        List<double> gains = [.. one.Zip(several, (first, second) => first / second)];
        string rounds = $"{Quantile(gains, 0.5):N2} ({Quantile(gains, 0.25):N2}–{Quantile(gains, 0.75):N2})";
        return $"{rounds,20}{one.Min() / several.Min(),6:N2}";
    }

    private static double Quantile(List<double> values, double q) => values.Order().ElementAt((int)(q * (values.Count - 1)));

    /// <summary>A trainer on its own thread.</summary>
    private sealed class Neighbour : IDisposable
    {
        private readonly Barrier _barrier = new(2);
        private readonly Thread _thread;
        private int _steps;

        public Neighbour(Action step)
        {
            _thread = new Thread(() =>
            {
                for (_barrier.SignalAndWait(); _steps > 0; _barrier.SignalAndWait())
                {
                    Repeat(step, _steps);
                    _barrier.SignalAndWait();
                }
            });
            _thread.Start();
        }

        /// <summary>Returns the seconds until both have taken the given number of steps.</summary>
        public double Beside(Action step, int steps)
        {
            _steps = steps;
            _barrier.SignalAndWait();
            long start = Stopwatch.GetTimestamp();
            Repeat(step, steps);
            _barrier.SignalAndWait();
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        public void Dispose()
        {
            _steps = 0;
            _barrier.SignalAndWait();
            _thread.Join();
            _barrier.Dispose();
        }
    }
}
