using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using MlpGen.Benchmarks.Generation;
using MlpGen.Benchmarks.Limits;
using MlpGen.Benchmarks.Measuring;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Measures what a network costs the compiler, and its result: text, IL and machine code.</summary>
internal static class SizesMode
{
    private const int WarmUps = 10;
    private const int Rounds = 15;
    private const double MostMillisecondsToGenerate = 50;
    private const double MostMillisecondsToCompile = 3_000;

    public static void Run(Arguments arguments)
    {
        _ = arguments;
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {FmaPeak.WidestBits} bits");
        PrintTimes();
        PrintSizes();
    }

    private static void PrintTimes()
    {
        string source = Topology.Wide.Declaration("Net");
        List<double> generation = [], compilation = [];
        for (int round = -WarmUps; round < Rounds; round++)
        {
            Build build = new(source);
            if (round < 0)
                continue;
            generation.Add(build.GenerationTime.TotalMilliseconds);
            compilation.Add(build.CompilationTime.TotalMilliseconds);
        }

        Console.WriteLine($"{Topology.Wide.Name}, warm, {Rounds} rounds");
        Console.WriteLine($"{"",-12}{"median ms",12}{"95 %",20}{"worst ms",12}{"limit ms",12}");
        PrintTime("generate", generation, MostMillisecondsToGenerate);
        PrintTime("compile", compilation, MostMillisecondsToCompile);
    }

    private static void PrintTime(string what, List<double> milliseconds, double limit)
    {
        // A round may include a garbage collection or the JIT's second tier, so the limit is compared with the 95 % interval of the median.
        (double low, double high) = Quantiles.MedianInterval(milliseconds);
        string verdict = high < limit ? "below the limit" : low > limit ? "above the limit" : "at the limit";
        Console.WriteLine($"{what,-12}{milliseconds.Median(),12:N1}{$"{low:N1} to {high:N1}",20}{milliseconds.Max(),12:N1}{limit,12:N0}  {verdict}");
    }

    private static void PrintSizes()
    {
        using MachineCode machineCode = new();
        Console.WriteLine();
        Console.WriteLine("The size of a network. Kernels: code that is optimized at once, only for the machine's vector width. Rest: the contract, as first compiled.");
        Console.WriteLine($"{"network",-20}{"characters",12}{"IL bytes",12}{"kernels",12}{"rest",12}  bytes of machine code");
        foreach ((int index, Topology topology) in Topology.All.Index())
        {
            string type = $"Network{index:00}";
            Build build = new(topology.Declaration(type));
            EveryCall.Make((INetwork)Activator.CreateInstance(Assembly.Load(build.Image).GetType(type, throwOnError: true)!, 1)!);
            MachineCode.Method[] methods = machineCode.MethodsOf(type);
            int kernels = methods.Where(method => method.Final).Sum(method => method.Bytes);
            int rest = methods.Where(method => !method.Final).DistinctBy(method => (method.Type, method.Name)).Sum(method => method.Bytes);
            Console.WriteLine($"{topology.Name,-20}{build.Text.Length,12:N0}{build.BytesOfIl,12:N0}{kernels,12:N0}{rest,12:N0}");
        }
    }
}
