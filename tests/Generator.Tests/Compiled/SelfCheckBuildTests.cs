extern alias Runtime;

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>Which builds have self-checks; and that those without them leave nothing of them to ship.</summary>
public sealed class SelfCheckBuildTests
{
    private const string Network =
        "using MlpGen; [Mlp(4, 8, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Net { }";

    /// <summary>Every type of src/Runtime/Verification has a file of its name.</summary>
    private static readonly HashSet<string> s_verification =
        [.. RepositoryFiles.Written(Path.Combine("src", "Runtime", "Verification"), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [InlineData("DEBUG", "", true)]
    [InlineData("DEBUG", "true", true)]
    [InlineData("DEBUG", "false", false)]
    [InlineData("RELEASE", "", false)]
    [InlineData("RELEASE", "true", true)]
    [InlineData("RELEASE", "false", false)]
    public void Self_checks_are_generated_in_Debug_and_by_option(string symbol, string property, bool expected)
    {
        using PEReader file = Compile(symbol, property);
        string[] used = [.. TypeUses.OfOtherAssemblies(file).Where(s_verification.Contains)];
        Assert.Equal(expected ? ["GradientReport", "KernelReport", "SelfCheck"] : [], used.Order());
        Assert.Equal(expected, TypeUses.OfOtherAssemblies(file).Contains("IVectorWidthSwitch"));
    }

    [Fact]
    public void Nothing_else_in_the_runtime_names_self_checks_so_a_trimmer_drops_them()
    {
        using PEReader file = new(File.OpenRead(typeof(Runtime::MlpGen.MlpAttribute).Assembly.Location));
        (string User, string Used)[] uses = [.. TypeUses.Within(file)];

        Assert.Contains(("SelfCheck", "GradientVerification"), uses);
        Assert.Contains(("Trainer", "OptimizerState"), uses);
        Assert.DoesNotContain(uses, use => !s_verification.Contains(use.User) && s_verification.Contains(use.Used));
    }

    [Fact]
    public void A_network_with_an_error_has_self_checks_so_that_calls_of_them_compile()
    {
        const string Broken = """
            using MlpGen;
            [Mlp(2, 0, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Net { }
            public static class Use
            {
                public static bool It(Net net, float[] x, int[] labels) =>
                    net.VerifyKernels().IsCorrect && net.VerifyGradients(x, x).IsCorrect && net.VerifyGradients(x, labels).WorstError < 1;
            }
            """;
        Assert.Empty(new GeneratorRun(TestCompilation.Create(Broken), ("MlpGenSelfChecks", "true")).Problems());
        Assert.NotEmpty(new GeneratorRun(TestCompilation.Create(Broken)).Problems());
    }

    private static PEReader Compile(string symbol, string property)
    {
        CSharpParseOptions parse = new(preprocessorSymbols: [symbol]);
        CSharpCompilation compilation = TestCompilation.OnNet10.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(Network, parse, cancellationToken: TestContext.Current.CancellationToken));
        MemoryStream image = new();
        Assert.True(new GeneratorRun(compilation, ("MlpGenSelfChecks", property)).Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        return new PEReader(image);
    }
}
