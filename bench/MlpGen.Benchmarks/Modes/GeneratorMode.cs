using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using MlpGen.Benchmarks.Generation;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Reports;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Measures what a project with networks costs an IDE, when it is opened and with each keystroke.</summary>
internal static class GeneratorMode
{
    private const double MostMillisecondsOf500 = 500;
    private const int ColdRounds = 9;
    private const int EditRounds = 31;
    private const int AnalysisRounds = 5;
    private const int WarmUps = 12;

    public static void Run(Arguments arguments)
    {
        int[] counts = [.. (arguments.Value("--networks") ?? "1,50,500").Split(',').Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
        int? core = Affinity.PinToThisCore();
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {(core is null ? "all cores" : "one core")}; medians");
        Table table = new("networks", "what happens", "Roslyn, ms", "with MlpGen, ms", "95 % interval", "× Roslyn");
        WarmUp();
        foreach (int count in counts)
        {
            NetworkProject project = new(count);
            GeneratorTimes cold = GeneratorTimes.Cold(project, ColdRounds);
            Add(table, count, "the project is opened", cold);
            Add(table, count, "an edit in a method elsewhere", GeneratorTimes.Edits(project, project.EditMethod, EditRounds));
            Add(table, count, "an edit of a constant elsewhere", GeneratorTimes.Edits(project, project.EditDeclaration, EditRounds));
            Add(table, count, "an edit of a network's size", GeneratorTimes.Edits(project, project.EditNetwork, EditRounds));
            Add(table, count, "the analyzers, after an edit in a method elsewhere", GeneratorTimes.Analysis(project, AnalysisRounds));
            if (count == 500)
                Console.WriteLine($"500 networks, opened: {cold.Own.Median():N0} ms, limit {MostMillisecondsOf500:N0}: {(cold.Own.Median() <= MostMillisecondsOf500 ? "below" : "above")}");
        }

        Console.WriteLine();
        Console.Write(table);
    }

    private static void Add(Table table, int networks, string what, GeneratorTimes times)
    {
        (double low, double high) = Quantiles.MedianInterval(times.Own);
        table.Add(
            $"{networks}", what, Milliseconds(times.Roslyn.Median()), Milliseconds(times.Own.Median()), $"{Milliseconds(low)} to {Milliseconds(high)}",
            $"{times.Own.Zip(times.Roslyn, (own, roslyn) => own / roslyn).Median():N2}");
    }

    private static string Milliseconds(double value) => value < 10 ? $"{value:N2}" : $"{value:N1}";

    // The runtime recompiles frequently called code, but only after a tenth of a second without new methods.
    private static void WarmUp()
    {
        NetworkProject project = new(50);
        for (int i = 0; i < WarmUps; i++)
        {
            GeneratorTimes.Cold(project, 1);
            GeneratorTimes.Edits(project, project.EditNetwork, 2);
            GeneratorTimes.Edits(project, project.EditMethod, 2);
            Thread.Sleep(120);
        }
    }
}
