using System;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool;

/// <summary>The program <c>dotnet mlpgen</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => new ToolApp(Console.Out, Console.Error, Reporter.HasColors).Run(arguments);
}
