using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MlpGen.Benchmarks.Modes;

/// <summary>BenchmarkDotNet over single calls and functions; what follows the mode goes to its own command line, as in <c>--filter *Forward*</c>.</summary>
internal static class MicroMode
{
    // In this process: a project of BenchmarkDotNet's own would not run the generator.
    private static readonly IConfig Configuration = DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(50))
        .WithArtifactsPath(Repository.Output("micro"));

    public static void Run(Arguments arguments) => BenchmarkSwitcher
        .FromAssembly(typeof(MicroMode).Assembly)
        .Run(arguments.Values.Length == 0 ? ["--filter", "*"] : arguments.Values, Configuration);
}
