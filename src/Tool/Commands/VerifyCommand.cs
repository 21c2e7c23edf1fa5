using System;
using System.CommandLine;
using MlpGen.Tool.Comparison;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Commands;

/// <summary><c>dotnet mlpgen verify</c></summary>
internal static class VerifyCommand
{
    private const int MostRows = 100_000_000;

    public static Command Create(Func<ParseResult, Reporter> reporter)
    {
        Argument<string> first = new("A") { Description = "The first file: .onnx or .safetensors." };
        Argument<string> second = new("B") { Description = "The second file: .onnx or .safetensors." };
        Option<int> rows = Numbers.Option("--rows", "The number of random rows.", 1000, 1, MostRows);
        Option<double> tolerance = Numbers.Option(
            "--tolerance", "The largest difference of outputs, relative to the largest output of the same column in A.", 1e-5, 0,
            double.MaxValue);
        Option<int> seed = Numbers.Option("--seed", "The seed of the random rows.", 1, 0, int.MaxValue);
        Option<string[]> secondOutputs = SourceOptions.Many("--output-b", "TENSOR", "Like --output, for B. --output is for A.");
        Command command = new(
            "verify", "Compares the outputs of two networks for random rows. The exit code is 1 if they differ by more than the tolerance.")
        {
            first, second, rows, tolerance, seed, secondOutputs,
        };
        SourceOptions source = SourceOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            SourceChoices choices = source.Choices(parsed);
            (LoadedNetwork one, LoadedNetwork other) = NetworkPair.Load(
                parsed.GetRequiredValue(first), choices, parsed.GetRequiredValue(second),
                choices with { Outputs = parsed.GetValue(secondOutputs) ?? [] });
            VerifyReport report = Comparer.Compare(one, other, parsed.GetValue(rows), parsed.GetValue(tolerance), parsed.GetValue(seed));
            reporter(parsed).Print(report, ReportJson.Default.VerifyReport, report.Draw);
            return report.IsWithinTolerance ? ExitCode.Success : ExitCode.Different;
        });
        return command;
    }
}
