using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>The builds that have self-checks. Other builds neither call nor reference any part of them.</summary>
public sealed class SelfCheckBuildTests
{
    private const string Network =
        "using MlpGen; [Mlp(4, 8, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Net { }";

    /// <summary>The types of src/Verification. Each has a file of the same name.</summary>
    private static readonly HashSet<string> s_verification =
        [.. RepositoryFiles.Written(Path.Combine("src", "Verification"), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [InlineData("DEBUG", "", true)]
    [InlineData("DEBUG", "true", true)]
    [InlineData("DEBUG", "false", false)]
    [InlineData("RELEASE", "", false)]
    [InlineData("RELEASE", "true", true)]
    [InlineData("RELEASE", "false", false)]
    public void Self_checks_are_generated_in_Debug_and_by_option(string symbol, string property, bool expected)
    {
        using PEReader file = Compile(TestCompilation.OnNet10, symbol, property);
        string[] used = [.. TypeUses.OfOtherAssemblies(file).Where(s_verification.Contains)];
        Assert.Equal(expected ? ["GradientReport", "KernelReport", "SelfCheck"] : [], used.Order());
        Assert.Equal(expected, TypeUses.OfOtherAssemblies(file).Contains("IVectorWidthSwitch"));
        Assert.Equal(expected, References(file).Contains("MlpGen.Verification"));
    }

    [Theory]
    [InlineData("DEBUG", "")]
    [InlineData("RELEASE", "true")]
    public void A_build_that_does_not_reference_their_assembly_does_without(string symbol, string property)
    {
        MetadataReference verification = TestCompilation.OfMlpGen(TestCompilation.OnNet10).Single(reference => Path.GetFileName(reference.Display) == "MlpGen.Verification.dll");
        using PEReader file = Compile(TestCompilation.OnNet10.RemoveReferences(verification), symbol, property);
        Assert.DoesNotContain("IVectorWidthSwitch", TypeUses.OfOtherAssemblies(file));
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

    private static IEnumerable<string> References(PEReader file)
    {
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name));
    }

    private static PEReader Compile(CSharpCompilation references, string symbol, string property)
    {
        CSharpParseOptions parse = new(preprocessorSymbols: [symbol]);
        CSharpCompilation compilation = references.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(Network, parse, cancellationToken: TestContext.Current.CancellationToken));
        MemoryStream image = new();
        Assert.True(new GeneratorRun(compilation, ("MlpGenSelfChecks", property)).Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        return new PEReader(image);
    }
}
