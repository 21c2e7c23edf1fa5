using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Shapes;

/// <summary>Calls of networks: exactly the marked arguments are reported, whatever form they have.</summary>
public sealed class ShapeTests
{
    private static readonly IReadOnlyList<ShapeCase> s_all = [.. LengthCases.All, .. TargetCases.All, .. LabelCases.All];

    public static TheoryData<string> Names => [.. s_all.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Reports_exactly_what_is_marked(string name)
    {
        ShapeCase shape = s_all.Single(shape => shape.Name == name);
        MarkedSource source = MarkedSource.Parse(shape.Source);

        IReadOnlyList<Diagnostic> diagnostics = await CalledNetworks.Analyze(source.Text);

        source.Demand(diagnostics);
        if (shape.Message is not null)
            Assert.Equal(shape.Message, diagnostics[0].GetMessage());
    }
}
