using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using MlpGen.Tool.Commands;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool;

/// <summary>Runs commands.</summary>
/// <param name="output">The destination of results.</param>
/// <param name="error">The destination of errors.</param>
/// <param name="hasColors">True if results are printed to a terminal that shows colors.</param>
internal sealed class ToolApp(TextWriter output, TextWriter error, bool hasColors)
{
    private const string Prefix = "dotnet mlpgen: ";
    private const int LongestMessage = 1000;

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        ParseResult parsed = CreateRoot().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not System.CommandLine.Help.HelpAction && parsed.Errors.Count > 0)
        {
            Command command = parsed.CommandResult.Command;
            string help = command is RootCommand ? "--help" : $"{command.Name} --help";
            return Fail($"{Shown.Text(parsed.Errors[0].Message, LongestMessage)} For help: dotnet mlpgen {help}", ExitCode.BadInput);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (ToolException problem)
        {
            return Fail(problem.Message, ExitCode.BadInput);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Fail(Shown.Message(problem), ExitCode.BadInput);
        }
        catch (Exception problem)
        {
            return Fail($"An error of the tool itself, {problem.GetType().Name}: {Shown.Message(problem)}", ExitCode.Defect);
        }
    }

    private RootCommand CreateRoot()
    {
        Option<bool> json = new("--json") { Description = "Print the result as JSON.", Recursive = true };
        Reporter Reporter(ParseResult parsed) => new(output, hasColors) { IsJson = parsed.GetValue(json) };
        RootCommand root = new(
            "Inspects, converts, compares and measures small neural networks in ONNX and safetensors files, and declares them as classes.")
        {
            InspectCommand.Create(Reporter),
            NewCommand.Create(Reporter),
            ConvertCommand.Create(Reporter),
            VerifyCommand.Create(Reporter),
            BenchCommand.Create(Reporter),
            json,
        };
        root.SetAction(parsed => new System.CommandLine.Help.HelpAction().Invoke(parsed));
        return root;
    }

    private int Fail(string message, int exitCode)
    {
        error.WriteLine(Prefix + message);
        return exitCode;
    }
}
