using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>A user's build contains nothing that only tests need.</summary>
public sealed class UserBuildTests
{
    private static readonly string[] s_forTests = ["IVectorWidthSwitch", "VectorWidth", "int width", "SelfCheck", "Verify", "Report"];

    [Fact]
    public void Without_the_properties_for_tests_there_is_no_switch_and_no_self_check()
    {
        foreach (CompiledNetwork compiled in Topologies.All.Select(sizes => Topologies.Compile(sizes)))
        {
            Assert.DoesNotContain(s_forTests, word => compiled.Files.Any(file => Holds(file, word)));
            Assert.Equal(
                ["Kernels128.g.cs", "Kernels256.g.cs", "Kernels512.g.cs", "KernelsScalar.g.cs", "Layout.g.cs", "Passes.g.cs", "g.cs"],
                compiled.Files.Select(file => file.HintName[(file.HintName.IndexOf('.') + 1)..]).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_properties_for_tests_add_the_switch_and_leave_out_vectors()
    {
        CSharpCompilation compilation = TestCompilation.Create("[MlpGen.Mlp(2, 8, 1)] public partial class Net { }");
        Assert.Contains(new GeneratorRun(compilation, ("MlpGenWidthSwitch", "true")).Result.GeneratedSources, file => Holds(file, "IVectorWidthSwitch"));
        Assert.DoesNotContain(new GeneratorRun(compilation, ("MlpGenKernel", "Scalar")).Result.GeneratedSources, file => Holds(file, "Vector256"));
    }

    [Fact]
    public void No_generated_method_is_uncalled()
    {
        // The kernels have every method that the passes call, and no other.
        foreach (string sizes in Topologies.All)
            Assert.Empty(Topologies.Compile(sizes).Uncalled);
    }

    [Fact]
    public void A_method_that_nothing_calls_is_found()
    {
        CompiledNetwork compiled = new("class Outer { static void Run() => Inner.Called<int>(); static class Inner { internal static void Called<T>() { } internal static void Never() => Never(); } }");
        Assert.Equal(["Inner.Never"], compiled.Uncalled);
    }

    private static bool Holds(GeneratedSourceResult file, string word) => file.SourceText.ToString().Contains(word, StringComparison.Ordinal);
}
