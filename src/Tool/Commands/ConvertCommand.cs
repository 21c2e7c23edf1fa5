using System;
using System.CommandLine;
using MlpGen.Onnx;
using MlpGen.Tool.Conversion;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Commands;

/// <summary><c>dotnet mlpgen convert</c></summary>
internal static class ConvertCommand
{
    public static Command Create(Func<ParseResult, Reporter> reporter)
    {
        Argument<string> from = new("FROM") { Description = "The file to read: .onnx or .safetensors." };
        Argument<string> to = new("TO")
        {
            Description = "The file to write: .onnx or .safetensors. An existing file is replaced only after the new one is complete.",
        };
        Option<int?> opset = new("--opset")
        {
            HelpName = "NUMBER",
            Description =
                "For ONNX: the version of the operators, " +
                $"from {OnnxExportOptions.OldestOpset} to {OnnxExportOptions.NewestOpset}. Default: 17.",
        };
        Option<bool> logits = new("--logits") { Description = "For ONNX: leave out Softmax or Sigmoid at the output." };
        Option<string[]> names = SourceOptions.Many(
            "--names", "NAME", "For safetensors: the names of the layers. Either layers (layers.0, layers.1, …; the default), sequential " +
            "(0, 2, …, as in nn.Sequential), fc (fc1, fc2, …), or a name for each layer.");
        Command command = new("convert", "Writes the network of a file, and the transform of its rows, into a file of another format.")
        {
            from, to, opset, logits, names,
        };
        SourceOptions source = SourceOptions.AddTo(command, hasLoss: true);
        command.SetAction(parsed =>
        {
            string target = parsed.GetRequiredValue(to);
            FileFormats.Of(target);
            LoadedNetwork loaded = NetworkLoader.Load(parsed.GetRequiredValue(from), source.Choices(parsed));
            ConvertReport report = Converter.Convert(
                loaded, target, parsed.GetValue(opset), parsed.GetValue(logits), parsed.GetValue(names) ?? []);
            reporter(parsed).Print(report, ReportJson.Default.ConvertReport, report.Draw);
            return ExitCode.Success;
        });
        return command;
    }
}
