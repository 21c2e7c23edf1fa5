using System;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>The results that users get when they build with the packages.</summary>
[Collection(nameof(BuiltProjects))]
public sealed class UserProjectTests(PackedPackages packages, BuiltProjects built)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_example_of_the_readme_learns()
    {
        UserProject project = built.Readme;
        Assert.Equal("1\n", await project.RunAsync("net10.0", Cancellation));
        Assert.Contains("MlpGen.dll", project.Output("net10.0"));
        Assert.DoesNotContain("MlpGen.Verification.dll", project.Output("net10.0"));
    }

    [Fact]
    public async Task CSharp_9_suffices_and_the_code_for_netstandard_and_for_dotnet_8_runs()
    {
        UserProject project = built.Oldest;
        const string answers = "learned\n0 1 1 0\n0 1 1 0\n0 1 1 0\n";
        Assert.Equal($".NETStandard,Version=v2.1\n{answers}", await project.RunAsync("netstandard2.1", Cancellation));
        Assert.Equal($".NETCoreApp,Version=v8.0\n{answers}", await project.RunAsync("net8.0", Cancellation));
        Assert.Equal($".NETCoreApp,Version=v10.0\n{answers}", await project.RunAsync("net10.0", Cancellation));
    }

    [Fact]
    public async Task MlpGen_Data_reads_what_a_network_learns_from()
    {
        UserProject project = built.Table;
        const string answers = "8 rows, accuracy 1\n1\n";
        Assert.Equal(answers, await project.RunAsync("net8.0", Cancellation));
        Assert.Equal(answers, await project.RunAsync("net10.0", Cancellation));
    }

    [Fact]
    public async Task A_context_of_System_Text_Json_that_the_compiler_generates_writes_and_reads_schedules()
    {
        UserProject project = built.Schedules;
        AssertSchedules(await project.RunAsync("net8.0", Cancellation));
        AssertSchedules(await project.RunAsync("net10.0", Cancellation));
    }

    [Fact]
    public async Task Native_code_that_is_compiled_ahead_of_time_writes_and_reads_schedules()
    {
        Depth.SkipUnlessDeep();
        Assert.SkipUnless(UserProject.CanRunNative, "This test runs only on Linux x64 with gcc, which links the native code.");
        UserProject project = new(packages, "NativeSchedules", BuiltProjects.Program("Schedules.cs"), "net10.0", "12", "MlpGen");

        AssertSchedules(await project.RunNativeAsync(Cancellation));
    }

    [Fact]
    public async Task Networks_check_themselves_in_Debug_and_where_the_property_says_so()
    {
        UserProject project = built.Checks;
        const string answers = "gradients True\nlabels True\nkernels True\n";
        Assert.Equal(answers, await project.RunAsync("net10.0", Cancellation, "Debug"));
        Assert.Equal(answers, await project.RunAsync("net8.0", Cancellation, "Debug"));
        Assert.Equal(answers, await project.RunAsync("net10.0", Cancellation, "Release"));
        Assert.Contains("MlpGen.Verification.dll", project.Output("net10.0", "Debug"));
    }

    [Fact]
    public async Task A_mistake_is_one_error_at_its_place()
    {
        string program = Readme.Example.Replace("[Mlp(2, 8, 1)]", "[Mlp(2, 8, 1, Hidden = Activation.Softmax)]", StringComparison.Ordinal);
        UserProject project = new(packages, "Mistaken", program, "net10.0", "default", "MlpGen");
        int line = 1 + Array.FindIndex(program.Split('\n'), text => text.StartsWith("[Mlp(", StringComparison.Ordinal));

        string error = Assert.Single(await project.ErrorsAsync(Cancellation));

        Assert.StartsWith(
            $"Program.cs({line},15): error MLP015: Hidden layer 1 of 'Xor' uses Softmax, which is only for the output layer.", error, StringComparison.Ordinal);
    }

    private static void AssertSchedules(string output)
    {
        const string expected = """
            {"Schedule":{"$type":"Cosine","Length":100,"WarmUp":5,"MinFactor":0,"RestartFactor":0,"Unit":"Step"},"Plateau":{"$type":"ReduceOnPlateau","Factor":0.1,"Patience":3,"Threshold":0.0001,"MinDelta":0,"Cooldown":0,"MinFactor":0,"Unit":"Step"},"Unit":"Epoch","Nothing":null}
            CosineSchedule(Length = 100, WarmUp = 5, MinFactor = 0, RestartFactor = 0, Unit = Step) ReduceOnPlateau(Factor = 0.1, Patience = 3, Threshold = 0.0001, MinDelta = 0, Cooldown = 0, MinFactor = 0, Unit = Step) Epoch True
            StepSchedule(StepSize = 30, Gamma = 0.1, Unit = Step)
            OneCycleSchedule(Length = 9, RiseFraction = 0.3, StartFactor = 0.04, EndFactor = 4E-06, Unit = Step)
            StepSchedule(StepSize = 7, Gamma = 0.1, Unit = Step)
            A setting of Step is invalid. Gamma must be between 0 and 1 (was 2).

            """;

        // A space may remain where the parameter name was removed.
        Assert.Equal(expected, output.Replace(" \n", "\n", StringComparison.Ordinal));
    }
}
