using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Calls;

/// <summary>
/// No diagnostic is reported for programs that run: the ones in <c>Correct</c>, which run here, and the ones in the repository.
/// </summary>
public sealed class CorrectProgramTests
{
    public static TheoryData<string> Programs =>
        [.. RepositoryFiles.Written(Path.Combine("tests", "Generator.Tests", "Calls", "Correct"), "*.cs").Select(file => Path.GetFileName(file))];

    public static TheoryData<string> Samples =>
        [.. RepositoryFiles.Written("samples", "Program.cs").Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_that_runs_is_not_reported(string name)
    {
        Compilation program = GeneratorRun.WithScalarKernels(CalledNetworks.Create(File.ReadAllText(
            RepositoryFiles.Path("tests", "Generator.Tests", "Calls", "Correct", name)))).Output;

        CalledNetworks.Load(program).GetType("Program")!.GetMethod("Main")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);

        Assert.Empty(await AnalyzerRunner.Analyze(program, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_is_not_reported(string name) => Assert.Empty(await AboutCalls(
        RepositoryFiles.Written(Path.Combine("samples", name), "*.cs").Select(File.ReadAllText)));

    [Fact]
    public async Task The_README_is_not_reported() =>
        Assert.Empty(await AboutCalls([CodeBlocks.Of("README.md")[0]]));

    // A sample may reference assemblies that are missing here. Code that does not compile is not reported.
    private static async Task<IEnumerable<Diagnostic>> AboutCalls(IEnumerable<string> sources) =>
        (await AnalyzerRunner.Analyze(GeneratorRun.WithScalarKernels(TestCompilation.Create(sources)).Output, TestContext.Current.CancellationToken))
            .Where(diagnostic => Descriptors.OfCalls.Any(rule => rule.Id == diagnostic.Id));
}
