using System.Linq;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using MlpGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

/// <summary>A diagnostic may be out of date when the menu opens, because its cause is already fixed. No fix is offered then.</summary>
public sealed class StaleDiagnosticTests
{
    public static TheoryData<string> Ids => ["MLP001", "MLP003", "MLP004", "MLP006", "MLP008", "MLP009", "MLP019"];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Offers_nothing_once_the_source_is_fixed(string id)
    {
        Project project = UserSolution.Create("[MlpGen.Mlp(2, 8, 1)] partial class Net;");
        SyntaxNode root = (await project.Documents.Single().GetSyntaxRootAsync(TestContext.Current.CancellationToken))!;
        Location name = root.DescendantNodes().OfType<ClassDeclarationSyntax>().Single().Identifier.GetLocation();

        Diagnostic stale = Diagnostic.Create(Descriptors.All.Single(rule => rule.Id == id), name, "Net", "Net");

        Assert.Empty(await LightBulb.OffersAsync(project, stale));
    }
}
