using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace MlpGen.Generator.Tests.Parsing;

/// <summary>
/// If two parts have <c>[Mlp]</c>, the compiler calls the generator twice. A second file with the same name would make it fail.
/// </summary>
public sealed class RepeatedAttributeTests
{
    [Theory]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] partial class Net; [MlpGen.Mlp(2, 9, 1)] partial class Net;")]
    [InlineData("[MlpGen.MlpLayer(1)] partial class Net; [MlpGen.Mlp(2, 8, 1)] partial class Net; partial class Net;")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] [MlpGen.Mlp(2, 9, 1)] partial class Net;")]
    public void A_class_is_parsed_once(string source)
    {
        Probe probe = new();

        CSharpGeneratorDriver.Create(probe).RunGenerators(TestCompilation.Create(source), TestContext.Current.CancellationToken);

        ParsedNetwork network = Assert.Single(probe.Networks.OfType<ParsedNetwork>());
        Assert.Equal(8, Assert.IsType<NetworkModel>(network).Layers[0].Outputs);
    }

    private sealed class Probe : IIncrementalGenerator
    {
        public List<ParsedNetwork?> Networks { get; } = [];

        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.SyntaxProvider.ForAttributeWithMetadataName(AttributeReader.MlpAttribute, (node, _) => node is TypeDeclarationSyntax, (found, token) => NetworkParser.Parse(new FoundNetwork(found), token)),
                (_, network) => Networks.Add(network));
    }
}
