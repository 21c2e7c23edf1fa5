using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>The code around a class does not break the generated code and is not broken by it. The fuzzer found these cases.</summary>
public sealed class SurroundingsTests
{
    private const string Net = "using MlpGen; [Mlp(2, 20, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public partial class Net { }";

    [Theory]
    [InlineData("const int VectorRows = 4; return VectorRows;")]
    [InlineData("int Unsafe(int Math) => Math; if (args is { Length: var Vector256 }) return Vector256; return Unsafe(1);")]
    [InlineData("(int Softmax, _) = (1, 2); int.TryParse(\"1\", out int Guard); return Softmax + Guard;")]
    public void Locals_of_a_program_change_no_meaning(string statements)
    {
        CSharpCompilation compilation = TestCompilation.Create(Net, statements);
        Assert.Empty(GeneratorRun.WithScalarKernels(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))).Problems());
    }

    [Theory]
    [InlineData("public class nint { } public struct nuint { } public class MethodImplAttribute { } public static string nameof(object value) => \"\";", "CS8981", "CS8981")]
    [InlineData("public Layout Own() => new Layout(); public Kernels128 Other(Kernels128 kernels) => kernels;")]
    public void Members_of_the_class_change_no_meaning(string members, params string[] expected) => Assert.Equal(
        expected,
        Problems($"namespace Game {{ using MlpGen; public class Layout {{ }} public class Kernels128 {{ }} [Mlp(2, 3)] public partial class Net {{ {members} }} }}"));

    [Theory]
    [InlineData("[MlpGen.Mlp(2, 3)] public partial class net { } public partial class outer { [MlpGen.Mlp(2, 3)] public partial class Net { } }", "CS8981", "CS8981")]
    [InlineData("public class Base { public class Net { } } [MlpGen.Mlp(2, 3)] public partial class Net : Base { }")]
    [InlineData("[MlpGen.Mlp(2, 3)] public partial class TSink { }")]
    [InlineData("public interface IPart { class Span { } class Vector512 { } } public partial interface IOuter : IPart { [MlpGen.Mlp(2, 3)] public partial class Net { } }")]
    [InlineData("[MlpGen.Mlp(2, 3)] public partial class Net(int Workspace, int MemoryMarshal) { public int Sum => Workspace + MemoryMarshal; }")]
    [InlineData("[MlpGen.Mlp(2, 3)] public partial class Net { [MlpGen.Mlp(2, 3)] public partial class Heir : Net { public Heir() : base(1) { } } }")]
    [InlineData("[MlpGen.Mlp(2, 3)] public partial class Net { int Layout_() => 1; public int Layout => Layout_(); [MlpGen.Mlp(2, 3)] public partial class Heir : Net { public Heir() : base(1) { } } }")]
    [InlineData("[assembly: System.CLSCompliant(true)] [MlpGen.Mlp(2, 3)] public partial class Net { }", "CS3016")]
    [InlineData("[assembly: System.CLSCompliant(true)] [MlpGen.Mlp(4, 3), MlpGen.MlpInputs(\"_\", \"__arglist\", \"ab\", \"aB\"), MlpGen.MlpOutputs(\"_a\", \"x\", \"__\"), MlpGen.MlpClasses(typeof(Kind))] public partial class Net { [System.CLSCompliant(false)] public enum Kind : uint { A, B, C } }", "CS3016")]
    [InlineData("[MlpGen.Mlp(2, 3)] public partial class sys { } public class own { } [MlpGen.Mlp(2, 3)] public partial class Net { } namespace gen { namespace mlp { [MlpGen.Mlp(2, 3)] public partial class Net { } } }", "CS8981", "CS8981")]
    [InlineData("[MlpGen.Mlp(2, 3)] public partial class MlpGenerated { [MlpGen.Mlp(2, 3)] public partial class Layout { } }")]
    public void Names_of_types_around_the_class_change_no_meaning(string source, params string[] expected) => Assert.Equal(expected, Problems(source));

    [Theory]
    [InlineData("Library")]
    [InlineData("mlp")]
    [InlineData("sys")]
    public void The_runtime_may_have_an_extern_alias(string alias)
    {
        string source = $"extern alias {alias}; [{alias}::MlpGen.Mlp(2, 9, 3, Hidden = {alias}::MlpGen.Activation.Tanh)] public partial class Net {{ public class Simd {{ }} public int VectorRows, Unsafe; }} public class MlpGen {{ }}";
        MetadataReference[] references = [.. TestCompilation.OfMlpGen(TestCompilation.OnNet10)];
        Compilation compilation = TestCompilation.Create(source).RemoveReferences(references)
            .AddReferences(references.Select(reference => reference.WithAliases(ImmutableArray.Create(alias))));
        GeneratorRun run = new(compilation, ("MlpGenSelfChecks", "true"));
        Assert.DoesNotContain(run.Problems(), problem => problem.Id != "CS0649");
        Assert.NotEmpty(run.Output.Type("Net").GetMembers("VerifyKernels"));
    }

    [Fact]
    public void Generated_code_calls_neither_extension_methods_nor_members_that_may_be_overloaded()
    {
        Compilation output = new GeneratorRun(TestCompilation.Create(Net)).Output;
        int calls = 0;
        foreach (SyntaxTree file in output.SyntaxTrees.Skip(1))
        {
            SemanticModel model = output.GetSemanticModel(file);
            foreach (InvocationExpressionSyntax call in file.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (model.GetSymbolInfo(call, TestContext.Current.CancellationToken).Symbol is not IMethodSymbol called)
                    continue;
                Assert.Null(called.ReducedFrom);
                Assert.NotEqual("Net", called.ContainingType.Name);
                calls++;
            }
        }

        Assert.True(calls > 1000);
    }

    [Theory]
    [InlineData("[MlpGen.Mlp(2, 3)] partial class { }")]
    [InlineData("partial class { [MlpGen.Mlp(2, 3)] partial class Net { } }")]
    [InlineData("namespace { [MlpGen.Mlp(2, 3)] partial class Net { } }")]
    public void A_type_without_a_name_yet_is_left_alone(string source) => Assert.Empty(new GeneratorRun(TestCompilation.Create(source)).Result.GeneratedSources);

    [Theory]
    [InlineData("[MlpGen.Mlp(2, 3)] partial class Net { } [MlpGen.Mlp(2, 3)] partial record Net { }")]
    [InlineData("partial class Outer { [MlpGen.Mlp(2, 3)] partial class Net { } } partial struct Outer { [MlpGen.Mlp(2, 3)] partial class Net { } }")]
    public void Two_kinds_of_one_name_get_files_of_their_own(string source) =>
        Assert.Equal(2, new GeneratorRun(TestCompilation.Create(source)).Result.GeneratedSources.Select(file => file.HintName.Split('.')[0]).Distinct().Count());

    [Theory]
    [InlineData("class Base { private Base() { } }")]
    [InlineData("class Base { public Base(ref readonly int size) { } }")]
    [InlineData("class Base { public Base(ref System.Span<int> sizes) { } }")]
    [InlineData("unsafe class Base { public Base(int* size) { } }")]
    public void An_unusable_base_constructor_is_no_error_in_generated_code(string source) => Assert.DoesNotContain(
        GeneratorRun.WithScalarKernels(TestCompilation.Create($"{source} [MlpGen.Mlp(2, 3)] partial class Net : Base {{ }}")).Problems(),
        problem => problem.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    [Theory]
    [InlineData("System.ReadOnlySpan<int> MlpGen.IInferenceNetwork.LayerSizes => default; MlpGen.Loss MlpGen.IInferenceNetwork.Loss { get { return default; } }", "MLP022", "MLP022")]
    [InlineData("void MlpGen.IInferenceNetwork.Initialize(int seed) { }")]
    public async Task The_user_cannot_implement_a_member_of_the_interface_explicitly(string members, params string[] expected)
    {
        CSharpCompilation compilation = TestCompilation.Create($"[MlpGen.Mlp(2, 3)] partial class Net : MlpGen.INetwork {{ {members} }}");
        Assert.Equal(expected, (await AnalyzerRunner.Analyze(compilation, TestContext.Current.CancellationToken)).Select(diagnostic => diagnostic.Id));
        Assert.DoesNotContain(GeneratorRun.WithScalarKernels(compilation).Problems(), problem => expected.Length == 0 || problem.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#line hidden\n[MlpGen.Mlp(2, 0)] partial class Net { }", "Net.cs")]
    [InlineData("// <auto-generated/>\n[MlpGen.Mlp(2, 0)] partial class Net { }", "Net.cs")]
    [InlineData("[MlpGen.Mlp(2, 0)] partial class Net { }", "Net.g.cs")]
    public async Task Code_from_other_generators_is_analysed(string source, string path)
    {
        CSharpCompilation compilation = TestCompilation.OnNet10.AddSyntaxTrees(TestCompilation.Tree(source, path));
        Assert.Equal("MLP012", Assert.Single(await AnalyzerRunner.Analyze(compilation, TestContext.Current.CancellationToken)).Id);
    }

    // Uses the highest warning level, at which C# also reports unusual code.
    private static IEnumerable<string> Problems(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        return new GeneratorRun(compilation.WithOptions(compilation.Options.WithWarningLevel(9999))).Problems().Select(problem => problem.Id).Order(StringComparer.Ordinal);
    }
}
