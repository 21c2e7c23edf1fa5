using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MlpGen;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;
using MlpGen.CompilerServices;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Compares the forward pass of a network in float with that of its copy in 8 bits, in turn, for one row and for many.</summary>
internal static class Int8Mode
{
    private const int Rounds = 101;
    private const double SampleSeconds = 0.001;

    private static readonly int[] s_rows = [1, 32, 256];

    public static void Run(Arguments arguments)
    {
        Affinity.PinToThisCore();
        Console.WriteLine($"Medians of {Rounds} rounds, each with one sample of both.");
        Console.WriteLine($"{"workload",-18}{"rows",6}{"float, µs",12}{"int8, µs",12}{"float / int8",14}  95 % interval");
        foreach ((string name, INetwork network) in Workloads().Where(workload => arguments.Includes(workload.Name[..2])))
        {
            Int8Network quantized = Int8Twin.Create(network, Draw(256 * network.InputSize));
            foreach (int rows in s_rows)
                Console.WriteLine($"{name,-18}{rows,6}{Measure(network, quantized, rows)}");
        }
    }

    private static IEnumerable<(string Name, INetwork Network)> Workloads() =>
        [("W2 16-32-32-4", new Agent(1)), ("W3 24-64-64-6", new Policy(1)), ("W4 64-32-10", new Digits(1)), ("W5 784-128-10", new Mnist(1)), ("W6 256-512-512-256", new Wide(1))];

    private static string Measure(INetwork network, Int8Network quantized, int rows)
    {
        float[] inputs = Draw(rows * network.InputSize), outputs = new float[rows * network.OutputSize];
        Action exact = () => network.Forward(inputs, outputs), rounded = () => quantized.Forward(inputs, outputs);
        int exactCalls = CallsFor(exact), roundedCalls = CallsFor(rounded);
        List<double> floats = [], bytes = [];
        for (int round = -Rounds / 4; round < Rounds; round++)
        {
            double one = Microseconds(exact, exactCalls), other = Microseconds(rounded, roundedCalls);
            if (round < 0)
                continue;
            floats.Add(one);
            bytes.Add(other);
        }

        double[] ratios = [.. floats.Zip(bytes, (one, other) => one / other)];
        (double low, double high) = Quantiles.MedianInterval(ratios);
        return $"{floats.Median(),12:0.000}{bytes.Median(),12:0.000}{ratios.Median(),14:0.00}  {low:0.00}–{high:0.00}";
    }

    // After a pause, because the runtime recompiles frequent methods in the background.
    private static int CallsFor(Action call)
    {
        int calls = 64;
        for (int turn = 0; turn < 4; turn++)
        {
            Microseconds(call, calls);
            Thread.Sleep(120);
        }

        while (Microseconds(call, calls) * calls < SampleSeconds * 1e6)
            calls *= 2;
        return calls;
    }

    private static double Microseconds(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }

    private static float[] Draw(int length)
    {
        Pcg32 random = new(7);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }
}
