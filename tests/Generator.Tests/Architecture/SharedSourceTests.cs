using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>The generator compiles a few of the runtime's files. Its copies stay internal.</summary>
public sealed class SharedSourceTests
{
    [Fact]
    public void A_program_may_reference_runtime_and_generator()
    {
        CSharpCompilation compilation = TestCompilation.Create(
                "using MlpGen; class Program { public Activation Activation = Activation.Relu; public Loss Loss = Loss.Huber; }")
            .AddReferences(MetadataReference.CreateFromFile(typeof(MlpGenerator).Assembly.Location));

        Assert.NotNull(compilation.GetTypeByMetadataName("MlpGen.Generator.MlpGenerator"));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void The_generator_shows_the_compiler_what_it_loads_and_nothing_else() => Assert.Equal(
        ["BuildAnalyzer", "CallAnalyzer", "MlpAnalyzer", "MlpGenerator"],
        typeof(MlpGenerator).Assembly.GetExportedTypes().Select(type => type.Name).Order());
}
