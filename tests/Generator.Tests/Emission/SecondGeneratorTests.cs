using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using MlpGen.Generator.Tests.Fuzz;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>
/// MlpGen cannot see the members that another generator adds to a class. These members change the meaning of no name in the generated code.
/// </summary>
public sealed class SecondGeneratorTests
{
    // Uses full names, because the members of a class are also in scope in its attributes. Members that hide those names are the user's
    // concern.
    private const string Networks = """
        namespace Game
        {
            public partial class Base { }
            public partial class Outer : OuterBase
            {
                [global::MlpGen.Mlp(20, 17, 3, Hidden = global::MlpGen.Activation.Relu, Output = global::MlpGen.Activation.Softmax, Loss = global::MlpGen.Loss.CrossEntropy), global::MlpGen.MlpLayer(1, Dropout = 0.1), global::MlpGen.MlpClasses(typeof(Kind))]
                public partial class Net : Base { public enum Kind : byte { A, B, C } }
            }

            public partial class OuterBase { }
            [global::MlpGen.Mlp(2, 5, 2, Hidden = global::MlpGen.Activation.Tanh), global::MlpGen.MlpInputs("guard", "span"), global::MlpGen.MlpOutputs("memoryMarshal", "layout")] public partial class Named : Base { }
            [global::MlpGen.Mlp(3, 0), global::MlpGen.MlpInputs("a"), global::MlpGen.MlpOutputs("b")] public partial class Broken : Base { }
        }

        [global::MlpGen.Mlp(2, 9, 1, Hidden = global::MlpGen.Activation.Gelu, Loss = global::MlpGen.Loss.BinaryCrossEntropy)] public partial class Global : Game.Base { public Global(string name) { } }
        """;

    private static readonly string[] s_fields = ["_mlpParameters", "_mlpVectorWidth"];

    // The vector kernels are not members of the class, and they take long to compile.
    private static readonly Lazy<Compilation>[] s_outputs =
        [Output(("MlpGenKernel", "Scalar"), ("MlpGenSelfChecks", "true")), Output()];

    private static readonly Dictionary<string, Func<string, string>> s_members = new()
    {
        ["property"] = name => $"public int @{name} {{ get; set; }}",
        ["field"] = name => $"public string @{name};",
        ["event"] = name => $"public event System.Action @{name} {{ add {{ }} remove {{ }} }}",
        ["method"] = name => $"public static int @{name}(object value) => 1;",
        ["generic method"] = name => $"public T @{name}<T>(params T[] values) => values[0];",
        ["class"] = name => $"public static class @{name} {{ }}",
        ["generic class"] = name => $"public class @{name}<T> {{ }}",
        ["attribute"] = name => $"public class @{name}Attribute : System.Attribute {{ }}",
    };

    /// <summary>Every kind of member in a deep run, otherwise the kinds that hide most.</summary>
    public static TheoryData<string> Members => Depth.Choose(["property", "method", "class"], new TheoryData<string>(s_members.Keys));

    [Theory]
    [MemberData(nameof(Members))]
    public void Members_added_to_the_class_change_no_meaning(string kind) =>
        Assert.Empty(Problems(kind, "namespace Game { partial class Outer { partial class Net { # } } partial class Named { # } partial class Broken { # } } partial class Global { # }", OfContract));

    [Theory]
    [MemberData(nameof(Members))]
    public void Members_added_to_the_types_around_it_change_no_meaning(string kind) => Assert.Empty(Problems(kind, "namespace Game { partial class Outer { # } }", ["Net", "Outer"]));

    [Theory]
    [MemberData(nameof(Members))]
    public void Members_added_to_base_classes_change_no_meaning(string kind) => Assert.Empty(Problems(kind, "namespace Game { partial class Base { # } partial class OuterBase { # } }", ["Base", "OuterBase", "ToString"]));

    [Fact]
    public void A_container_may_call_its_type_parameter_by_any_name()
    {
        // Every name in a deep run, otherwise every fifth.
        IEnumerable<string> names = Names([]).Where((name, index) => name != "Net" && index % Depth.Choose(5, 1) == 0);
        string source = string.Concat(names.Select((name, i) =>
            $"public partial class Outer{i}<@{name}> {{ [MlpGen.Mlp(2, 2), MlpGen.MlpInputs(\"a\", \"b\"), MlpGen.MlpClasses(typeof(Kind))] public partial class Net {{ public enum Kind {{ A, B }} }} }}\n"));
        Assert.DoesNotContain(
            GeneratorRun.WithScalarKernels(TestCompilation.Create(source)).Problems(), problem => problem.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void Observable_properties_of_the_community_toolkit_compile()
    {
        const string Source = """
            using CommunityToolkit.Mvvm.ComponentModel;
            using CommunityToolkit.Mvvm.Input;
            [MlpGen.Mlp(2, 8, 3, Output = MlpGen.Activation.Softmax, Loss = MlpGen.Loss.CrossEntropy), ObservableObject]
            public sealed partial class Model
            {
                [ObservableProperty] private float _loss;
                [ObservableProperty] private string? _guard;
                [ObservableProperty] private int[]? _kernels, _layout, _span, _unsafe, _vectorRows;
                [RelayCommand] private void Workspace() => Loss = Workspaces(WorkspaceCommand is null ? 1 : 2);
                private float Workspaces(int count) => count + Kernels!.Length + Layout!.Length + Span!.Length + Unsafe!.Length + VectorRows!.Length + Guard!.Length;
            }
            """;
        string folder = Path.Combine(AppContext.BaseDirectory, "CommunityToolkit");
        CSharpCompilation compilation = TestCompilation.Create(Source)
            .AddReferences(MetadataReference.CreateFromFile(Path.Combine(folder, "CommunityToolkit.Mvvm.dll")));
        ISourceGenerator[] theirs = [.. Assembly.LoadFrom(Path.Combine(folder, "CommunityToolkit.Mvvm.SourceGenerators.dll")).GetTypes()
            .Where(type => type.IsDefined(typeof(GeneratorAttribute)))
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator())];
        CSharpGeneratorDriver.Create([new MlpGenerator().AsSourceGenerator(), .. theirs])
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported, TestContext.Current.CancellationToken);

        Assert.Empty(reported);
        Assert.Contains(output.Type("Model").GetMembers("Loss"), member => member is IPropertySymbol);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning && problem.Id != "CS1701"));
    }

    private static Lazy<Compilation> Output(params (string Name, string Value)[] properties) => new(() => new GeneratorRun(TestCompilation.Create(Networks), properties).Output);

    /// <summary>The names of the contract. C# itself reports two members with the same name.</summary>
    private static string[] OfContract => [.. Contract.Names, "ToString", "Net", "Named", "Broken", "Global", "Kind"];

    private static IEnumerable<string> Names(IEnumerable<string> without) => GeneratedNames.All
        .Concat(["MlpGen", "System", "nameof", "MemberwiseClone", "global", "value", "Vector256"])
        .Except(s_fields).Except(without).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Problems(string kind, string part, IEnumerable<string> without)
    {
        string members = string.Join("\n", Names(without).Select(s_members[kind]));
        foreach (Lazy<Compilation> output in kind == "class" ? s_outputs : s_outputs[..1])
        {
            Compilation both = output.Value.AddSyntaxTrees(TestCompilation.Tree("#pragma warning disable\n#nullable disable\n" + part.Replace("#", members, StringComparison.Ordinal), "Second.g.cs"));
            foreach (Diagnostic problem in both.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning))
                yield return problem.ToString();
        }
    }
}
