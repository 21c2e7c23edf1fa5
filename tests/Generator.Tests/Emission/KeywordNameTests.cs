using Microsoft.CodeAnalysis;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>Types whose names are keywords in generated declarations, and inputs whose names are not single-line text.</summary>
public sealed class KeywordNameTests
{
    // The members of a network with an error throw, each in one line. Its constants remain.
    [Theory]
    [InlineData("class")]
    [InlineData("struct")]
    [InlineData("const")]
    public void A_network_with_an_error_compiles_under_any_name(string keyword)
    {
        AssertCompiles($"[MlpGen.Mlp(2, 0)] public partial class @{keyword} {{ }}");
        AssertCompiles($"[MlpGen.Mlp(2, 0), MlpGen.MlpClasses(typeof(@{keyword}))] public partial class Net {{ }} public enum @{keyword} {{ No, Yes }}");
    }

    // The message becomes part of an exception's text.
    [Theory]
    [InlineData("\\n")]
    [InlineData("\\u2028")]
    [InlineData("\\\"")]
    [InlineData("\\\\")]
    public void A_network_with_an_error_compiles_whatever_its_message_says(string name) =>
        AssertCompiles($"[MlpGen.Mlp(1, 2), MlpGen.MlpInputs(\"{name}\")] public partial class Net {{ }}");

    private static void AssertCompiles(string source) => Assert.DoesNotContain(
        GeneratorRun.WithScalarKernels(TestCompilation.Create(source)).Output.GetDiagnostics(TestContext.Current.CancellationToken),
        problem => problem.Severity >= DiagnosticSeverity.Warning);
}
