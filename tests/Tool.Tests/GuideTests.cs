using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using MlpGen.Tool.Comparison;
using MlpGen.Tool.Conversion;
using MlpGen.Tool.Declaration;
using MlpGen.Tool.Inspection;
using MlpGen.Tool.Tests.Harness;
using MlpGen.Tool.Timing;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary>The guide, docs/tool.md.</summary>
public sealed class GuideTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static string Guide { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tool.md"));

    public static TheoryData<string> Commands => ["inspect", "new", "convert", "verify", "bench"];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_is_in_the_guide(string command)
    {
        string[] options = [.. ToolRun.Succeed(command, "--help").Split(' ', '\n', ',').Where(word => word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2)
            .Select(word => word.TrimEnd('.', ';', ':')).Where(word => word is not ("--help" or "--version")).Distinct()];
        Assert.True(options.Length > 4);
        Assert.All(options, option => Assert.Contains($"`{option}", Guide.Replace("`-o`, `", "`", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(InspectReport), typeof(NetworkReport), typeof(InputReport), typeof(TransformReport), typeof(TensorReport), typeof(Statistics), typeof(DeadUnit))]
    [InlineData(typeof(NewReport))]
    [InlineData(typeof(ConvertReport))]
    [InlineData(typeof(VerifyReport))]
    [InlineData(typeof(BenchReport), typeof(BenchResult))]
    public void Every_property_of_the_JSON_is_in_the_guide(params Type[] reports)
    {
        string[] names = [.. reports.SelectMany(report => report.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];
        Assert.All(names, name => Assert.Contains($"`{name}`", Guide, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_program_trains_the_policy()
    {
        string program = string.Join("\n", Guide.Split("```csharp\n")[1].Split("```")[0].Split("\n").Select(line => line.StartsWith("   ", StringComparison.Ordinal) ? line[3..] : line));
        string[] loading = [.. ToolRun.Succeed("new", Models.Ball, "--name", "BallPolicy").Split('\n').Where(line => line.StartsWith("//     ", StringComparison.Ordinal))];
        Assert.All(loading, line => Assert.Contains(line[2..].Trim().Replace("\"3DBall", "\"../3DBall", StringComparison.Ordinal), program, StringComparison.Ordinal));

        ToolRun.Succeed("new", Models.Ball, "-o", _scratch["BallPolicy.cs"]);
        string runnable = program
            .Replace("\"../3DBall.onnx\"", $"@\"{Models.Ball}\"", StringComparison.Ordinal)
            .Replace("\"trained.onnx\"", $"@\"{_scratch["trained.onnx"]}\"", StringComparison.Ordinal)
            .Replace("Console.WriteLine(", "Losses.Add(", StringComparison.Ordinal)
            .Replace("$\"step {step}: loss {loss}\"", "loss", StringComparison.Ordinal);
        Assembly assembly = Declared.Compile(
            Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest, File.ReadAllText(_scratch["BallPolicy.cs"]),
            $"using static Output;\n{runnable}\npublic static class Output {{ public static System.Collections.Generic.List<float> Losses = new(); }}");
        assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        List<float> losses = (List<float>)assembly.GetType("Output")!.GetField("Losses")!.GetValue(null)!;
        Assert.Equal(5, losses.Count);
        Assert.True(losses[^1] < losses[0] / 10, string.Join(", ", losses));
        Assert.Equal(1, ToolRun.Of("verify", Models.Ball, _scratch["trained.onnx"]).ExitCode);
    }
}
