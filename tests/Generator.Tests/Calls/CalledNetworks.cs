using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Calls;

/// <summary>Networks in a separate assembly, generated once so that thousands of small programs can call them.</summary>
internal static class CalledNetworks
{
    private const string Source = """
        using MlpGen;
        [Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Net;
        [Mlp(2, 1)] public partial class Xor;
        [Mlp(2, 1), MlpInputs("angle", "speed"), MlpOutputs("steer")] public sealed partial class Driver;
        [Mlp(2, 1), MlpOutputs("steer")] public sealed partial class Steering;
        """;

    private static readonly Lazy<byte[]> s_image = new(() => Emit(new GeneratorRun(TestCompilation.Create(Source)).Output.WithAssemblyName("CalledNetworks")));

    // Shared for the same reason as the compilations in TestCompilation.
    private static readonly Lazy<CSharpCompilation> s_empty =
        new(() => TestCompilation.Create().AddReferences(MetadataReference.CreateFromImage(s_image.Value)).WithAssemblyName("Calls"));

    /// <summary>Compiles sources that may call the networks.</summary>
    public static CSharpCompilation Create(params string[] sources) =>
        s_empty.Value.AddSyntaxTrees(sources.Select((source, index) => TestCompilation.Tree(source, $"Calls{index}.cs")));

    /// <summary>Returns the diagnostics of the analyzers for a source that compiles.</summary>
    public static Task<ImmutableArray<Diagnostic>> Analyze(string source)
    {
        CSharpCompilation compilation = Create(source);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), problem => problem.Severity == DiagnosticSeverity.Error);
        return AnalyzerRunner.Analyze(compilation, TestContext.Current.CancellationToken);
    }

    /// <summary>Loads a compilation from <see cref="Create"/> so that it can run.</summary>
    public static Assembly Load(Compilation compilation)
    {
        AssemblyLoadContext context = new("Calls", isCollectible: true);
        context.LoadFromStream(new MemoryStream(s_image.Value));
        return context.LoadFromStream(new MemoryStream(Emit(compilation)));
    }

    private static byte[] Emit(Compilation compilation)
    {
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }
}
