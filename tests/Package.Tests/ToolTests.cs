using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>The tool <c>dotnet mlpgen</c>, installed from its package.</summary>
public sealed class ToolTests(PackedPackages packages)
{
    private static readonly string s_model = Path.Combine(AppContext.BaseDirectory, "Models", "Basic.onnx");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_installed_and_inspects_and_compiles_a_network()
    {
        string folder = Directory.CreateDirectory(Path.Combine(packages.Directory, "tool")).FullName, tools = Path.Combine(folder, "bin");
        File.WriteAllText(Path.Combine(folder, "nuget.config"), packages.Sources);
        await Dotnet.RunAsync(
            folder, packages.Unpacked, Cancellation,
            "tool", "install", "MlpGen.Tool", "--tool-path", tools, "--version", packages.Version, "--configfile", Path.Combine(folder, "nuget.config"));

        JsonElement report = JsonDocument.Parse(await RunAsync("inspect", s_model, "--json")).RootElement;
        Assert.Equal("logits", report.GetProperty("networks")[0].GetProperty("outputs")[0].GetString());

        // The compiler in the package finds the framework and the generator.
        await RunAsync("convert", s_model, "basic.safetensors");
        string text = await RunAsync("verify", s_model, "basic.safetensors", "--rows", "10");
        Assert.Contains("10 random rows, seed 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);

        (int exitCode, string error) = await CompleteAsync("inspect", "missing.onnx");
        Assert.Equal(2, exitCode);
        Assert.Equal("dotnet mlpgen: missing.onnx does not exist.", error.Trim());

        async Task<string> RunAsync(params string[] arguments)
        {
            (int code, string output) = await CompleteAsync(arguments);
            Assert.True(code == 0, output);
            return output;
        }

        Task<(int ExitCode, string Output)> CompleteAsync(params string[] arguments) => Dotnet.CompleteAsync(
            new ProcessStartInfo(Path.Combine(tools, OperatingSystem.IsWindows() ? "dotnet-mlpgen.exe" : "dotnet-mlpgen"), arguments) { WorkingDirectory = folder },
            Cancellation);
    }
}
