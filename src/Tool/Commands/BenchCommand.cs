using System;
using System.CommandLine;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;
using MlpGen.Tool.Timing;

namespace MlpGen.Tool.Commands;

/// <summary><c>dotnet mlpgen bench</c></summary>
internal static class BenchCommand
{
    private const int MostRows = 65_536;
    private const int MostRuns = 1000;
    private const int MostMilliseconds = 60_000;

    public static Command Create(Func<ParseResult, Reporter> reporter)
    {
        Argument<string> file = new("FILE") { Description = "The file of the network: .onnx or .safetensors." };
        Option<int> batch = Numbers.Option("--batch", "The rows of a batch. Single rows are measured too.", 256, 1, MostRows);
        Option<int> runs = Numbers.Option("--runs", "The number of runs, of which the median counts.", 7, 1, MostRuns);
        Option<int> time = Numbers.Option("--time", "The time of a run in milliseconds.", 100, 1, MostMilliseconds);
        Command command = new("bench", "Compiles the network of a file for this machine, and measures how many rows a second it computes.")
        {
            file, batch, runs, time,
        };
        SourceOptions source = SourceOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            LoadedNetwork loaded = NetworkLoader.Load(parsed.GetRequiredValue(file), source.Choices(parsed));
            BenchReport report = SpeedTest.Measure(loaded, parsed.GetValue(batch), parsed.GetValue(runs), parsed.GetValue(time));
            reporter(parsed).Print(report, ReportJson.Default.BenchReport, report.Draw);
            return ExitCode.Success;
        });
        return command;
    }
}
