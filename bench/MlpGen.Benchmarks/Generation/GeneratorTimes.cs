extern alias Generator;

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Generator::MlpGen.Generator;
using Generator::MlpGen.Generator.Diagnostics;
using Generator::MlpGen.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Benchmarks.Generation;

/// <summary>Milliseconds of MlpGen and of what Roslyn does anyway, round by round and in turn, each with a compilation of its own.</summary>
internal sealed class GeneratorTimes
{
    /// <summary>Of Roslyn alone.</summary>
    public List<double> Roslyn { get; } = [];

    /// <summary>With MlpGen.</summary>
    public List<double> Own { get; } = [];

    /// <summary>A new driver sees a project that was just opened.</summary>
    public static GeneratorTimes Cold(NetworkProject project, int rounds)
    {
        GeneratorTimes times = new();
        for (int round = 0; round < rounds; round++)
            times.InTurn(round, () => RunCold(project, new AttributeScan()), () => RunCold(project, new MlpGenerator()));
        return times;
    }

    /// <summary>A driver goes on after an edit.</summary>
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

    /// <summary>The analyzers look at all the user's files after an edit in a method. What is generated is left out: it takes the compiler far longer than any analyzer.</summary>
    public static GeneratorTimes Analysis(NetworkProject project, int rounds)
    {
        GeneratorTimes times = new();
        for (int round = 0; round < rounds; round++)
        {
            project.EditMethod();
            times.InTurn(round, () => Analyze(new EmptyAnalyzer()), () => Analyze(new MlpAnalyzer(), new ShapeAnalyzer()));
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

    // What others left behind is collected before the clock starts.
    private static double Time(Action action)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create(generator);
}
