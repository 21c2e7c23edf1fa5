using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading;
using MlpGen.Benchmarks.Generation;
using MlpGen.Benchmarks.Limits;
using MlpGen.Benchmarks.Measuring;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Compares small networks with every layer unrolled and with every layer in tiles. The policy's limit weighs these two.</summary>
internal static partial class PolicyMode
{
    // Many short samples. If other programs use the core now and then, most rounds are undisturbed, and longer disturbances affect both sides.
    private const int Rounds = 301;
    private const double SampleNanoseconds = 2e5;
    private static readonly int[][] s_shapes = [[2, 4, 1], [2, 8, 1], [4, 8, 2], [8, 8, 4], [8, 16, 4], [16, 16, 4], [16, 32, 4], [32, 32, 8]];

    public static void Run(Arguments arguments)
    {
        Topology[] topologies =
        [
            .. from activation in new[] { "Sigmoid", "Relu" }
               from sizes in s_shapes
               select new Topology($"{string.Join('-', sizes)} {activation}", sizes, $"Hidden = Activation.{activation}"),
        ];
        string source = string.Concat(topologies.Index().Select(network => network.Item.Declaration(TypeName(network.Index))));
        Sampler[][] unrolled = Samplers(source, "Unrolled", topologies.Length);
        Sampler[][] tiled = Samplers(source, "Tiled", topologies.Length);
        Affinity.PinToThisCore();
        WarmUp([.. unrolled.Concat(tiled).SelectMany(samplers => samplers)]);

        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {FmaPeak.WidestBits} bits; {Rounds} rounds");
        Console.WriteLine("Time of Unrolled / time of Tiled, median (95 % interval), and the policy's choice for each layer with its number of 128-bit multiply-adds.");
        Console.WriteLine($"{"network",-17}{"forward, 1 row",19}{"forward, 32 rows",19}{"step, 1 row",19}{"step, 32 rows",19}{"geometric mean",19}  choice");
        foreach ((int index, Topology topology) in topologies.Index())
        {
            double[][] ratios = [.. unrolled[index].Zip(tiled[index], Ratios)];
            double[] means = [.. Enumerable.Range(0, Rounds).Select(round => Math.Exp(ratios.Average(operation => Math.Log(operation[round]))))];
            Console.WriteLine($"{topology.Name,-17}{string.Concat(ratios.Append(means).Select(Cell))}  {Choices(topology)}");
        }
    }

    private static string TypeName(int index) => $"Network{index:00}";

    /// <summary>The four operations of each network.</summary>
    private static Sampler[][] Samplers(string source, string kernel, int count)
    {
        Assembly assembly = Assembly.Load(new Build(source, kernel).Image);
        INetwork Create(int index) => (INetwork)Activator.CreateInstance(assembly.GetType(TypeName(index), throwOnError: true)!, 1)!;
        return [.. Enumerable.Range(0, count).Select(index => Samplers(() => Create(index)))];
    }

    private static Sampler[] Samplers(Func<INetwork> create) =>
    [
        new ManagedSampler<ContractForward>(new ContractForward(create(), 1), 1),
        new ManagedSampler<ContractForward>(new ContractForward(create(), 32), 1),
        new ManagedSampler<ContractSteps>(new ContractSteps(create(), 1), 1),
        new ManagedSampler<ContractSteps>(new ContractSteps(create(), 32), 1),
    ];

    /// <summary>
    /// Runs all in turn before any is timed. Their shared code is compiled with a profile of its calls, which must not reflect only the one
    /// that came first.
    /// </summary>
    private static void WarmUp(Sampler[] samplers)
    {
        for (int tier = 0; tier < 4; tier++)
        {
            for (int round = 0; round < 100; round++)
            {
                foreach (Sampler sampler in samplers)
                    sampler.Run(1);
            }

            Thread.Sleep(300);
        }
    }

    private static double[] Ratios(Sampler unrolled, Sampler tiled)
    {
        (Sampler Sampler, long Calls, List<double> Times)[] order =
            [.. new[] { unrolled, tiled }.Select(sampler => (sampler, Calibration.CallsFor(sampler, SampleNanoseconds), new List<double>()))];
        (List<double> first, List<double> second) = (order[0].Times, order[1].Times);
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((Sampler sampler, long calls, List<double> times) in order)
            {
                sampler.Run(Math.Max(1, calls / 16));
                times.Add(sampler.Run(calls).Nanoseconds / calls);
            }

            // No side is always first.
            Array.Reverse(order);
        }

        return [.. first.Zip(second, (one, other) => one / other)];
    }

    private static string Cell(double[] ratios)
    {
        (double low, double high) = Quantiles.MedianInterval(ratios);
        return $"{$"{ratios.Median():N2} ({low:N2}-{high:N2})",19}";
    }

    /// <summary>Returns what the generated documentation says about the layers.</summary>
    private static string Choices(Topology topology) => string.Join(
        ", ", Choice().Matches(new Build(topology.Declaration("Network")).Text).Select(layer => $"{layer.Groups[2].Value} {layer.Groups[1].Value}"));

    [GeneratedRegex(@"parameters; (\w+): (\d+) multiply-adds")]
    private static partial Regex Choice();
}
