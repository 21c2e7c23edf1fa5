using System;
using System.CommandLine;
using System.IO;
using System.Text;
using MlpGen.CompilerServices;
using MlpGen.Tool.Declaration;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Commands;

/// <summary><c>dotnet mlpgen new</c></summary>
internal static class NewCommand
{
    public static Command Create(Func<ParseResult, Reporter> reporter)
    {
        Argument<string> file = new("FILE") { Description = "The file of the network: .onnx or .safetensors." };
        Option<string> target = new("-o", "--to")
        {
            HelpName = "NET.cs",
            Description = "The source file to write. Without it, the text is printed.",
        };
        Option<string> name = new("--name")
        {
            HelpName = "NAME",
            Description = "The name of the class. Default: that of the source file, or of FILE.",
        };
        Option<string> space = new("--namespace") { HelpName = "NAME", Description = "The namespace of the class. Default: none." };
        Option<bool> force = new("--force") { Description = "Replace an existing source file." };
        Command command = new("new", "Writes the partial class that declares the network of a file, ready to compile.")
        {
            file, target, name, space, force,
        };
        SourceOptions source = SourceOptions.AddTo(command, hasLoss: true);
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            string? written = parsed.GetValue(target);
            string className = parsed.GetValue(name) is { } chosen ? ClassName.Check(chosen) : ClassName.FromFile(written ?? path);
            string? namespaceName = parsed.GetValue(space) is { } chosenSpace ? ClassName.CheckNamespace(chosenSpace) : null;
            if (written is not null && !parsed.GetValue(force) && File.Exists(written))
                throw new ToolException($"{Shown.Path(written)} exists. To replace it, add --force.");
            NewReport report = NewReport.Create(NetworkLoader.Load(path, source.Choices(parsed)), written, className, namespaceName);
            if (written is not null)
                Write(written, report.Text);
            reporter(parsed).Print(report, ReportJson.Default.NewReport, report.Draw);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(string path, string text)
    {
        using PendingFile pending = new(path);
        pending.Content.Write(Encoding.UTF8.GetBytes(text));
        pending.Commit();
    }
}
