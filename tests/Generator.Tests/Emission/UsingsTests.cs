using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Generator.Tests.Snapshots;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>A generated file has the usings that it needs, and no other.</summary>
public sealed class UsingsTests
{
    private const string UnnecessaryUsing = "CS8019";

    [Theory]
    [InlineData(null)]
    [InlineData("Scalar")]
    [InlineData("Unrolled")]
    [InlineData("Tiled")]
    public void Every_using_of_a_generated_file_is_needed(string? kernel)
    {
        const string Unused = "using System.Text;";
        (string, string)[] properties = kernel is null
            ? []
            : [("MlpGenKernel", kernel), ("MlpGenWidthSwitch", "true"), ("MlpGenSelfChecks", "true")];
        // The older framework has fewer extension methods, so it may need a using that the newer one does not. A shallow run tests each
        // kernel with one of the two.
        CSharpCompilation[] all = [TestCompilation.OnNet10, TestCompilation.OnNet8];
        foreach (CSharpCompilation framework in Depth.Choose([all[kernel is null or "Scalar" ? 1 : 0]], all))
        {
            IEnumerable<SyntaxTree> sources = SnapshotTests.Sources.Append(Unused)
                .Select((source, index) => TestCompilation.Tree(source, $"Source{index}.cs"));
            Compilation output = new GeneratorRun(framework.AddSyntaxTrees(sources), properties).Output;
            Assert.Equal(Unused, Assert.Single(UnnecessaryUsings(output).Select(Text).Distinct()));
        }
    }

    private static IEnumerable<Diagnostic> UnnecessaryUsings(Compilation compilation) => compilation
        .GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Id == UnnecessaryUsing);

    private static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan);
}
