using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>Projects whose networks have their weights in the assembly.</summary>
[Collection(nameof(BuiltProjects))]
public sealed class WeightsTests(PackedPackages packages, BuiltProjects built)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("netstandard2.1")]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task The_network_has_the_parameters_of_the_file(string framework) => Assert.Equal(
        "2410 parameters\nequal to the file: True\n", await built.Shipped.RunAsync(framework, Cancellation, "Release", BuiltProjects.Weights));

    [Fact]
    public async Task A_second_build_does_nothing_and_a_changed_file_is_embedded()
    {
        UserProject project = new UserProject(packages, "Rebuilt", BuiltProjects.Program("Shipped.cs"), "net10.0", "9", "MlpGen")
            .WithWeights(BuiltProjects.Weights, BuiltProjects.Digits);
        DateTime first = await project.BuildAsync("net10.0", Cancellation);

        Assert.Equal(first, await project.BuildAsync("net10.0", Cancellation));

        byte[] changed = BuiltProjects.Digits;
        changed[^1] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(project.File)!, BuiltProjects.Weights), changed, Cancellation);
        Assert.NotEqual(first, await project.BuildAsync("net10.0", Cancellation));
        Assert.EndsWith("equal to the file: True\n", await project.RunAsync("net10.0", Cancellation, "Release", BuiltProjects.Weights), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_network_is_an_error_at_the_attribute()
    {
        string program = BuiltProjects.Program("Shipped.cs").Replace("64, 32, 10", "64, 16, 10", StringComparison.Ordinal);
        UserProject project = new UserProject(packages, "Unequal", program, "net10.0", "9", "MlpGen").WithWeights(BuiltProjects.Weights, BuiltProjects.Digits);
        string[] lines = program.Split('\n');
        int line = Array.FindIndex(lines, text => text.Contains("Weights =", StringComparison.Ordinal));

        string error = Assert.Single(await project.ErrorsAsync(Cancellation));

        Assert.StartsWith(
            $"Program.cs({line + 1},{lines[line].IndexOf("Weights =", StringComparison.Ordinal) + 1}): error MLP051: 'models/my weights é.safetensors' has the layers 64-32-10, but 'Digits' has 64-16-10.",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_an_error_of_the_build_at_the_file()
    {
        UserProject project = new UserProject(packages, "Damaged", BuiltProjects.Program("Shipped.cs"), "net10.0", "9", "MlpGen")
            .WithWeights(BuiltProjects.Weights, BuiltProjects.Digits[..^1]);

        string error = Assert.Single((await project.BuildErrorsAsync(Cancellation)).Distinct());

        Assert.Contains("my weights é.safetensors : error MLPGEN1002: The data ends after ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_in_one_file_runs_in_an_empty_directory()
    {
        Depth.SkipUnlessDeep();
        Assert.Equal("2410 parameters\n", await built.Shipped.RunSingleFileAsync(Cancellation));
    }

    [Fact]
    public async Task Native_code_that_is_compiled_ahead_of_time_has_the_weights()
    {
        Depth.SkipUnlessDeep();
        Assert.SkipUnless(UserProject.CanRunNative, "This test runs only on Linux x64 with gcc, which links the native code.");
        UserProject project = new UserProject(packages, "NativeWeights", BuiltProjects.Program("Shipped.cs"), "net10.0", "9", "MlpGen")
            .WithWeights(BuiltProjects.Weights, BuiltProjects.Digits);
        Assert.Equal("2410 parameters\n", await project.RunNativeAsync(Cancellation));
    }
}
