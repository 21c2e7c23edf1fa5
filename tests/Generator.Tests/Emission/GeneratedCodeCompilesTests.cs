using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>Generated code compiles without a warning in every language version, framework and context, and with every kernel.</summary>
public sealed class GeneratedCodeCompilesTests
{
    private const string Networks = """
        using MlpGen;
        namespace Nets
        {
            /// <summary>A user-defined summary.</summary>
            [Mlp(2, 8, 1)] public sealed partial class Xor { }
            [Mlp(20, 18, 5, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Digits { }
            [Mlp(24, 28, 6, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.MeanSquaredError)] public partial class Policy { }
            [Mlp(3, 3, Output = Activation.Relu)] internal partial class Single { }
            [Mlp(7, 13, 5, Output = Activation.Softmax)] internal partial class Jacobian { }
            [Mlp(9, 17, 3, Loss = Loss.BinaryCrossEntropy)] internal partial class Binary { }
            public partial class Outer { public partial struct Middle { [Mlp(1, 1)] public partial class Inner { } } }
        }
        """;

    public static TheoryData<LanguageVersion> LanguageVersions { get; } =
        [LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Latest];

    /// <summary>
    /// The versions in which kernels might have another meaning: the oldest, the first with the new rules about references that leave a
    /// method, and the newest, with its span conversions. A deep run takes every version.
    /// </summary>
    public static TheoryData<LanguageVersion> VersionsForKernels { get; } =
        Depth.Choose([LanguageVersion.CSharp9, LanguageVersion.CSharp11, LanguageVersion.Latest], LanguageVersions);

    [Theory]
    [MemberData(nameof(VersionsForKernels))]
    public void Kernels_compile_in_every_language_version_from_9_on(LanguageVersion version)
    {
        Assert.Empty(Problems(Networks, version, TestCompilation.OnNet10));
        if (Depth.IsDeep || version == LanguageVersion.CSharp9)
            Assert.Empty(Problems(Networks, version, TestCompilation.OnNet8));
    }

    [Theory]
    [InlineData("Scalar")]
    [InlineData("Unrolled")]
    [InlineData("Tiled")]
    public void Every_kernel_compiles_with_the_width_switch(string kernel) => Assert.Empty(Problems(
        Networks, LanguageVersion.CSharp9, TestCompilation.OnNet10, ("MlpGenKernel", kernel), ("MlpGenWidthSwitch", "true")));

    [Theory]
    [MemberData(nameof(VersionsForKernels))]
    public void Self_checks_compile(LanguageVersion version)
    {
        const string Uses = "namespace Nets { public static class Checks { public static bool Run(Digits digits, float[] x, float[] y, int[] labels) => " +
            "digits.VerifyGradients(x, y).IsCorrect && digits.VerifyGradients(x, labels).IsCorrect && digits.VerifyKernels().IsCorrect; } }";
        Assert.Empty(Problems(Networks + Uses, version, TestCompilation.OnNet8, ("MlpGenSelfChecks", "true"), ("MlpGenKernel", "Scalar")));
        if (!Depth.IsDeep)
            return;
        Assert.Empty(Problems(Networks + Uses, version, TestCompilation.OnNet8, ("MlpGenSelfChecks", "true")));
        Assert.Empty(Problems(Networks + Uses, version, TestCompilation.OnNet10, ("MlpGenSelfChecks", "true")));
    }

    [Theory]
    [InlineData("[Mlp(2, 9, 3)] public partial class Net { public class SelfCheck { } public int KernelReport => 0; }")]
    [InlineData("public class GradientReport { } [Mlp(2, 9, 3)] public partial class KernelReport { }")]
    [InlineData("public class Base { public void VerifyGradients() { } public int VerifyKernels; } [Mlp(2, 9, 3)] public partial class Net : Base { }")]
    [InlineData("[Mlp(2, 9, 3)] public partial class First { public First() { } } [Mlp(2, 9, 3)] public partial class Second : First { public Second() { } }")]
    [InlineData("[Mlp(2, 9, 3)] public partial class Net { public bool VerifyKernels(int seed) => seed > 0; public float[] VerifyGradients(float[] inputs) => inputs; }")]
    public void Self_checks_compile_beside_members_of_their_names(string source) => Assert.Empty(Problems(
        "using MlpGen; " + source, LanguageVersion.Latest, TestCompilation.OnNet10, ("MlpGenSelfChecks", "true"), ("MlpGenKernel", "Scalar")));

    [Theory]
    [InlineData("global using Toolkit; namespace Toolkit { public static class Guard { } public class Workspace { } }")]
    [InlineData("global using Math = System.MathF; global using static Helpers; public static class Helpers { public class Span { } public static int VectorRows; }")]
    public void Global_usings_change_no_meaning(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create("using MlpGen; [Mlp(2, 9, 3)] public partial class Net { }", source);
        Assert.Empty(new GeneratorRun(compilation).Problems());
    }

    [Theory]
    [InlineData("internal class Base { public Base() { } public void Forward(int x) { } public int Load; } [Mlp(2, 2)] internal partial class Net : Base { }")]
    [InlineData("[Mlp(2, 2)] public partial class Net { public Net(string name) { } }")]
    [InlineData("[Mlp(2, 2)] public partial class Net { public const int Kernels = 3; private int Description, _parameters; public int Sum => Description + _parameters; void Touch() { Description = _parameters = 1; } }")]
    [InlineData("[Mlp(2, 2)] public partial class Net { public void Forward(float x) { } public int Classify() => 1; public float ComputeLoss(float x) => x; }")]
    [InlineData("[Mlp(2, 2)] public partial class Net : System.IDisposable { public void Dispose() { } }")]
    [InlineData("[Mlp(2, 2)] public partial class Net { public float Loss { get; set; } public int VectorRows, Span; public class Softmax { } public static void Unsafe() { } }")]
    [InlineData("[Mlp(2, 3, 2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public partial class Guard { }")]
    [InlineData("public partial class Trainer { public class Vector256 { } [Mlp(2, 3, 2)] public partial class Stream { } }")]
    [InlineData("namespace Panels { class Guard { } class MlpGen { } namespace Deep { [Mlp(2, 9, 2, Hidden = Activation.Relu)] partial class Optimizer { } } }")]
    [InlineData("public class Base { protected int Workspace; public virtual void Math() { } } [Mlp(2, 2)] public partial class Net : Base { }")]
    [InlineData("public class Named { public required string Name { get; init; } } [Mlp(2, 2)] public partial class Net : Named { } [Mlp(2, 2)] public partial class Own { public required int Id; }")]
    public void Members_declared_by_the_user_change_no_meaning(string source) => Assert.Empty(Problems(
        "using MlpGen; " + source, LanguageVersion.Latest, TestCompilation.OnNet10));

    [Fact]
    public void Every_public_member_is_documented()
    {
        CSharpCompilation compilation = TestCompilation.OnNet10.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "using MlpGen; /// <summary>Mine.</summary>\n[Mlp(2, 3)] public sealed partial class Net { }",
            new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose),
            cancellationToken: TestContext.Current.CancellationToken));
        Assert.Empty(new GeneratorRun(compilation).Problems());
        Assert.Empty(new GeneratorRun(compilation, ("MlpGenSelfChecks", "true")).Problems());
    }

    [Fact]
    public void Constants_compile_where_arithmetic_is_checked()
    {
        CSharpCompilation compilation = TestCompilation.Create(Networks);
        Assert.Empty(new GeneratorRun(compilation.WithOptions(compilation.Options.WithOverflowChecks(true))).Problems());
    }

    private static IReadOnlyList<Diagnostic> Problems(string source, LanguageVersion version, CSharpCompilation empty, params (string Name, string Value)[] properties)
    {
        CSharpCompilation compilation = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            source, new CSharpParseOptions(version), "Nets.cs", cancellationToken: TestContext.Current.CancellationToken));
        return [.. new GeneratorRun(compilation, properties).Problems().Where(problem => problem.Id is not ("CS0649" or "CS0414"))];
    }
}
