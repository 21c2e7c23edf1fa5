using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>The effect of build properties on the targets of the package.</summary>
[Collection(nameof(BuiltProjects))]
public sealed class BuildPropertyTests(BuiltProjects built)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("linux-x64", "warning", "PublishAot=true")]
    [InlineData("win-x64", "error", "PublishAot=true", "MSBuildTreatWarningsAsErrors=true")]
    public async Task A_native_publish_for_x64_warns_that_it_is_slow(string runtime, string severity, params string[] properties)
    {
        string output = await PublishAsync(runtime, properties);

        string line = output.Split('\n').First(text => text.Contains("MLPGEN1001", StringComparison.Ordinal));
        Assert.Contains(
            $" {severity} MLPGEN1001: Native code for {runtime} runs networks several times slower without AVX2 and FMA; set the property IlcInstructionSet to x86-64-v3.",
            line,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux-x64", "PublishAot=true", "IlcInstructionSet=x86-64-v3")]
    [InlineData("linux-x64", "PublishAot=true", "MlpGenWarnOnSlowAot=false")]
    [InlineData("linux-x64", "PublishAot=true", "NoWarn=MLPGEN1001")]
    [InlineData("linux-x64", "PublishAot=false")]
    [InlineData("linux-arm64", "PublishAot=true")]
    public async Task Other_publishes_do_not_warn(string runtime, params string[] properties)
    {
        string output = await PublishAsync(runtime, properties);

        Assert.DoesNotContain("MLPGEN1001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("templates/mlpgen/Project.1/Project.1.csproj", "linux-x64", "x86-64-v3")]
    [InlineData("templates/mlpgen/Project.1/Project.1.csproj", "linux-arm64", "")]
    [InlineData("samples/Xor/Xor.csproj", "linux-x64", "x86-64-v3")]
    [InlineData("samples/Xor/Xor.csproj", "linux-arm64", "")]
    public async Task Template_and_samples_set_the_instructions_of_native_code(string project, string runtime, string expected)
    {
        string output = await Dotnet.RunAsync(
            Repository.Root, null, Cancellation, "msbuild", project, "-getProperty:IlcInstructionSet", $"-p:RuntimeIdentifier={runtime}", "-nodeReuse:false");

        Assert.Equal(expected, output.Trim());
    }

    // In the file that the compiler reads, a semicolon starts a comment.
    [Theory]
    [InlineData("128%3B512", "128 512")]
    [InlineData("256", "256")]
    [InlineData("", "")]
    public async Task Vector_widths_reach_the_compiler_without_semicolons(string property, string expected)
    {
        string output = await built.Readme.TryTargetAsync("GenerateMSBuildEditorConfigFile", Cancellation, $"MlpGenVectorBits={property}");

        Assert.DoesNotContain("error", output, StringComparison.Ordinal);
        Assert.Equal(expected, built.Readme.CompilerProperty("MlpGenVectorBits"));
    }

    // In a browser, networks run vectors only if the program is compiled ahead of time.
    [Theory]
    [InlineData("true", "true", true)]
    [InlineData("true", "", false)]
    [InlineData("false", "true", false)]
    public async Task A_program_knows_whether_it_is_compiled_for_a_browser(string property, string isPublished, bool expected)
    {
        string output = await Dotnet.RunAsync(
            Repository.Root, null, Cancellation, "msbuild", built.Readme.File, "-getItem:RuntimeHostConfigurationOption", "-p:TargetFramework=net10.0", $"-p:RunAOTCompilation={property}", $"-p:_IsPublishing={isPublished}",
            "-nodeReuse:false");

        Assert.Contains("\"Items\"", output, StringComparison.Ordinal);
        Assert.Equal(expected, output.Contains("\"MlpGen.IsCompiledForBrowser\"", StringComparison.Ordinal));
    }

    private Task<string> PublishAsync(string runtime, string[] properties) =>
        built.Readme.TryTargetAsync("PrepareForPublish", Cancellation, [$"RuntimeIdentifier={runtime}", .. properties]);
}
