using Microsoft.CodeAnalysis;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>Types that are called as the keywords of generated declarations.</summary>
public sealed class KeywordNameTests
{
    // The members of a network with an error throw, each in one line, and its constants stay.
    [Theory]
    [InlineData("class")]
    [InlineData("struct")]
    [InlineData("const")]
    public void A_network_with_an_error_compiles_under_any_name(string keyword)
    {
        AssertCompiles($"[MlpGen.Mlp(2, 0)] public partial class @{keyword} {{ }}");
        AssertCompiles($"[MlpGen.Mlp(2, 0), MlpGen.MlpClasses(typeof(@{keyword}))] public partial class Net {{ }} public enum @{keyword} {{ No, Yes }}");
    }

    private static void AssertCompiles(string source) => Assert.DoesNotContain(
        new GeneratorRun(TestCompilation.Create(source)).Output.GetDiagnostics(TestContext.Current.CancellationToken),
        problem => problem.Severity >= DiagnosticSeverity.Warning);
}
