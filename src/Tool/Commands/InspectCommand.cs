using System;
using System.CommandLine;
using MlpGen.Tool.Inspection;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Commands;

/// <summary><c>dotnet mlpgen inspect</c></summary>
internal static class InspectCommand
{
    public static Command Create(Func<ParseResult, Reporter> reporter)
    {
        Argument<string> file = new("FILE") { Description = "An ONNX file (.onnx) or a safetensors file (.safetensors)." };
        Command command = new("inspect", "Shows the networks in a file: layers, transforms, statistics of each tensor, and dead units.")
        {
            file,
        };
        SourceOptions source = SourceOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            InspectReport report = Inspector.Inspect(parsed.GetRequiredValue(file), source.Choices(parsed));
            reporter(parsed).Print(report, ReportJson.Default.InspectReport, console => InspectView.Draw(console, report));
            return ExitCode.Success;
        });
        return command;
    }
}
