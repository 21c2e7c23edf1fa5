using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.InteropServices;
using MlpGen.Tool.Compiler;
using MlpGen.Tool.Comparison;
using MlpGen.Tool.Files;

namespace MlpGen.Tool.Timing;

/// <summary>Measures how fast networks compute outputs.</summary>
internal static class SpeedTest
{
    private const int Seed = 1;

    // The runtime compiles a method again, at full speed, 100 ms after its first calls.
    private const int WarmUpMilliseconds = 400;

    /// <summary>Measures single rows and a batch.</summary>
    /// <param name="loaded">The network. Its transform is not part of the measurement.</param>
    /// <param name="batch">The rows of the batch.</param>
    /// <param name="runs">The number of runs.</param>
    /// <param name="milliseconds">The time of a run.</param>
    public static BenchReport Measure(LoadedNetwork loaded, int batch, int runs, int milliseconds)
    {
        Network network = loaded.Network;
        IInferenceNetwork compiled = NetworkCompiler.Create(network);
        List<BenchResult> results = [Measure(compiled, 1, runs, milliseconds)];
        if (batch > 1)
            results.Add(Measure(compiled, batch, runs, milliseconds));
        return new BenchReport(
            loaded.Path, [.. network.LayerSizes], [.. network.Activations], network.ParameterCount, MachineOptions.VectorBits,
            RuntimeInformation.FrameworkDescription, runs, results);
    }

    private static BenchResult Measure(IInferenceNetwork network, int rows, int runs, int milliseconds)
    {
        float[] inputs = new float[rows * network.InputSize], outputs = new float[rows * network.OutputSize];
        new RandomRows(Seed, transform: null).Fill(inputs, network.InputSize);
        double nanoseconds = Nanoseconds(network, inputs, outputs, calls: 1, WarmUpMilliseconds);
        // As many calls between two looks at the clock as take a tenth of a run.
        int calls = (int)Math.Clamp(milliseconds * 1e5 / nanoseconds, 1, 1e6);
        double[] times = new double[runs];
        for (int run = 0; run < runs; run++)
            times[run] = Nanoseconds(network, inputs, outputs, calls, milliseconds);
        Array.Sort(times);
        double median = (times[(runs - 1) / 2] + times[runs / 2]) / 2 / rows;
        return new BenchResult(rows, median, 1e9 / median);
    }

    /// <summary>Calls a network for a time.</summary>
    /// <returns>The mean time of a call.</returns>
    private static double Nanoseconds(IInferenceNetwork network, float[] inputs, float[] outputs, int calls, int milliseconds)
    {
        long done = 0;
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            for (int call = 0; call < calls; call++)
                network.Forward(inputs, outputs);
            done += calls;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed.TotalMilliseconds < milliseconds);
        return elapsed.TotalNanoseconds / done;
    }
}
