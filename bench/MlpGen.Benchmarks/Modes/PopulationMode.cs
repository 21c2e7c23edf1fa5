using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using MlpGen;
using MlpGen.Benchmarks.Limits;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Compares a population with a loop over as many single networks, and with the time to read its weights from memory.</summary>
internal static class PopulationMode
{
    private const int Rounds = 101;
    private const int Agents = 1024;
    private const int Calls = 5;

    public static void Run(Arguments arguments)
    {
        Console.WriteLine($"{Agents:N0} agents. Medians of {Rounds} rounds, each with one sample of everything. Read: reading as many bytes as the weights have, and nothing else.");
        Console.WriteLine($"{"network",-18}{"weights",10}{"loop, µs",11}{"population, µs",16}{"× loop",9}{"read, µs",10}{"× read",9}");
        Measure("W1 2-8-1", seed => new Tiny(seed));
        Measure("W2 16-32-32-4", seed => new Agent(seed));
    }

    private static void Measure(string name, Func<int, INetwork> create)
    {
        INetwork[] networks = [.. Enumerable.Range(0, Agents).Select(create)];
        INetwork first = networks[0];
        Population population = new(first, Agents);
        float[] parameters = new float[first.ParameterCount];
        for (int agent = 0; agent < Agents; agent++)
        {
            networks[agent].GetParameters(parameters);
            population.SetParameters(agent, parameters);
        }

        Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, Agents * first.InputSize).Select(_ => random.NextSingle())], outputs = new float[Agents * first.OutputSize];
        int bytes = Agents * first.ParameterCount * sizeof(float);
        using ReadBandwidth bandwidth = new(bytes);

        void Loop()
        {
            for (int agent = 0; agent < Agents; agent++)
                networks[agent].Forward(inputs.AsSpan(agent * first.InputSize, first.InputSize), outputs.AsSpan(agent * first.OutputSize, first.OutputSize));
        }

        List<double> loops = [], populations = [], reads = [];
        for (int round = -Rounds / 4; round < Rounds; round++)
        {
            double loop = Microseconds(Loop), together = Microseconds(() => population.Forward(inputs, outputs)), read = Microseconds(() => bandwidth.Read(rounds: 1));
            if (round < 0)
                continue;
            loops.Add(loop);
            populations.Add(together);
            reads.Add(read);
        }

        (double one, double all, double nothing) = (Median(loops), Median(populations), Median(reads));
        Console.WriteLine($"{name,-18}{$"{bytes / 1024.0:N0} KiB",10}{one,11:N1}{all,16:N1}{one / all,9:N2}{nothing,10:N1}{all / nothing,9:N2}");
    }

    // The first calls bring back into the cache what the others have evicted. In a game it is in the cache.
    private static double Microseconds(Action action)
    {
        for (int call = 0; call < Calls; call++)
            action();
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < Calls; call++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
