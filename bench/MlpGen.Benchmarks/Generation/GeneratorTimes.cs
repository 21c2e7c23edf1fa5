extern alias Generator;

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Generator::MlpGen.Generator;
using Generator::MlpGen.Generator.Diagnostics;
using Generator::MlpGen.Generator.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Benchmarks.Generation;

/// <summary>The milliseconds with MlpGen and with Roslyn alone, measured in alternating rounds, each with its own compilation.</summary>
internal sealed class GeneratorTimes
{
    /// <summary>The times of Roslyn alone.</summary>
    public List<double> Roslyn { get; } = [];

    /// <summary>The times with MlpGen.</summary>
    public List<double> Own { get; } = [];

    /// <summary>Measures a new driver on a project that was just opened.</summary>
    public static GeneratorTimes Cold(NetworkProject project, int rounds)
    {
        GeneratorTimes times = new();
        for (int round = 0; round < rounds; round++)
            times.InTurn(round, () => RunCold(project, new AttributeScan()), () => RunCold(project, new MlpGenerator()));
        return times;
    }

    /// <summary>Measures an existing driver after an edit.</summary>
    public static GeneratorTimes Edits(NetworkProject project, Action edit, int rounds)
    {
        GeneratorTimes times = new();
        GeneratorDriver scan = Driver(new AttributeScan()).RunGenerators(project.Compilation);
        GeneratorDriver own = Driver(new MlpGenerator()).RunGenerators(project.Compilation);
        for (int round = 0; round < rounds; round++)
        {
            edit();
            times.InTurn(round, () => Run(ref scan, project.Compilation.Clone()), () => Run(ref own, project.Compilation.Clone()));
        }

        return times;
    }

    /// <summary>Measures the analyzers on all user files after an edit in a method. Generated files are excluded, because compiling them takes far longer than any analyzer.</summary>
    public static GeneratorTimes Analysis(NetworkProject project, int rounds)
    {
        GeneratorTimes times = new();
        for (int round = 0; round < rounds; round++)
        {
            project.EditMethod();
            times.InTurn(round, () => Analyze(new EmptyAnalyzer()), () => Analyze(new MlpAnalyzer(), new CallAnalyzer()));
        }

        return times;

        double Analyze(params DiagnosticAnalyzer[] analyzers)
        {
            CompilationWithAnalyzers analysis = project.Compilation.Clone().WithAnalyzers([.. analyzers]);
            return Time(() => analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
        }
    }

    private void InTurn(int round, Func<double> roslyn, Func<double> own)
    {
        if (round % 2 == 0)
            Roslyn.Add(roslyn());
        Own.Add(own());
        if (round % 2 == 1)
            Roslyn.Add(roslyn());
    }

    private static double RunCold(NetworkProject project, IIncrementalGenerator generator)
    {
        GeneratorDriver driver = Driver(generator);
        return Run(ref driver, project.Open());
    }

    private static double Run(ref GeneratorDriver driver, Compilation compilation)
    {
        GeneratorDriver before = driver, after = driver;
        double milliseconds = Time(() => after = before.RunGenerators(compilation));
        driver = after;
        if (after.GetRunResult().Results.Single().Exception is { } exception)
            throw new InvalidOperationException("A generator failed.", exception);
        return milliseconds;
    }

    // Collect the garbage of earlier measurements before the clock starts.
    private static double Time(Action action)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create(generator);
}
