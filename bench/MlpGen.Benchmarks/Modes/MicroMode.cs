using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Runs BenchmarkDotNet on single calls and functions. The arguments after the mode become its command line, as in <c>--filter *Forward*</c>.</summary>
internal static class MicroMode
{
    // Runs in this process, because a project that BenchmarkDotNet creates would not run the generator.
    private static readonly IConfig Configuration = DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(50))
        .WithArtifactsPath(Repository.Output("micro"));

    public static void Run(Arguments arguments) => BenchmarkSwitcher
        .FromAssembly(typeof(MicroMode).Assembly)
        .Run(arguments.Values.Length == 0 ? ["--filter", "*"] : arguments.Values, Configuration);
}
