using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>Networks whose weights are a resource of their assembly, compiled and run.</summary>
public sealed class TrainedTests
{
    private const string Networks = """
        // MlpWeights digits.safetensors: 3-5-2
        using MlpGen;
        namespace Nets
        {
            [Mlp(3, 5, 2, Weights = "digits.safetensors")] public sealed partial class Digits { }
            [Mlp(3, 5, 2, Weights = "digits.safetensors", Loss = Loss.CrossEntropy, Output = Activation.Softmax)] public sealed partial class Other { }
            public partial class Outer { internal partial struct Middle { [Mlp(3, 5, 2, Weights = "digits.safetensors")] public partial class @event { } } }
            public class Base { public static string Trained => ""; }
            [Mlp(3, 5, 2, Weights = "digits.safetensors")] public partial class Derived : Base { }
            [Mlp(3, 5, 2, Weights = "missing.safetensors")] public partial class Missing { }
        }
        """;

    private const string Resource = "MlpGen.Weights.3-5-2";
    private const int Count = (4 * 5) + (6 * 2);

    private static readonly float[] s_parameters = [.. Enumerable.Range(1, Count).Select(number => number / 8f)];

    [Theory]
    [InlineData("Nets.Digits")]
    [InlineData("Nets.Other")]
    [InlineData("Nets.Derived")]
    [InlineData("Nets.Outer+Middle+event")]
    public void A_network_has_the_parameters_of_the_resource(string type) => Assert.Equal(s_parameters, Parameters(Trained(Load(Whole), type)));

    [Fact]
    public void Each_access_creates_a_network()
    {
        Assembly assembly = Load(Whole);
        object first = Trained(assembly, "Nets.Digits");
        first.GetType().GetMethod("Initialize")!.Invoke(first, [1]);
        Assert.NotEqual(s_parameters, Parameters(first));
        Assert.Equal(s_parameters, Parameters(Trained(assembly, "Nets.Digits")));
    }

    [Fact]
    public void A_network_without_its_file_throws_the_error() => Assert.StartsWith(
        "MLP050: 'missing.safetensors' is not an MlpWeights item of the project, which has 'digits.safetensors'.", Error(Whole, "Nets.Missing"), StringComparison.Ordinal);

    [Fact]
    public void A_missing_resource_is_named() => Assert.Equal(
        $"The resource {Resource} of Tests must have 128 bytes for this network (is missing). Build the project again.", Error(null, "Nets.Digits"));

    [Fact]
    public void A_resource_of_another_length_is_refused() => Assert.Equal(
        $"The resource {Resource} of Tests must have 128 bytes for this network (had 124). Build the project again.", Error(Whole[..^4], "Nets.Digits"));

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.Latest)]
    public void The_generated_code_compiles_without_warnings(LanguageVersion version)
    {
        CSharpCompilation compilation = TestCompilation.OnNet8.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            Networks, new CSharpParseOptions(version), "Nets.cs", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Empty(GeneratorRun.WithScalarKernels(compilation).Problems());
    }

    [Fact]
    public void The_code_of_the_guide_compiles()
    {
        string[] blocks = CodeBlocks.Of("docs", "weights.md");
        Assert.Equal(2, blocks.Length);
        CSharpCompilation compilation = TestCompilation.Create(string.Concat(blocks));
        Assert.Empty(GeneratorRun.WithScalarKernels(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))).Problems());
    }

    private static byte[] Whole => MemoryMarshal.AsBytes<float>(s_parameters).ToArray();

    private static Assembly Load(byte[]? resource)
    {
        IEnumerable<ResourceDescription> resources = resource is null ? [] : [new ResourceDescription(Resource, () => new MemoryStream(resource), isPublic: true)];
        MemoryStream image = new();
        EmitResult result = GeneratorRun.WithScalarKernels(TestCompilation.Create(Networks)).Output
            .Emit(image, manifestResources: resources, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }

    private static string Error(byte[]? resource, string type)
    {
        TargetInvocationException error = Assert.Throws<TargetInvocationException>(() => Trained(Load(resource), type));
        return Assert.IsType<InvalidOperationException>(error.InnerException).Message;
    }

    private static object Trained(Assembly assembly, string type) => assembly.GetType(type)!
        .GetProperty("Trained", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)!.GetValue(null)!;

    private static float[] Parameters(object network)
    {
        float[] parameters = new float[Count];
        ((GetParameters)Delegate.CreateDelegate(typeof(GetParameters), network, "GetParameters"))(parameters);
        return parameters;
    }

    private delegate void GetParameters(Span<float> destination);
}
