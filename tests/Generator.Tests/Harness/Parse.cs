using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>Shortcuts from sources to what parsing makes of them.</summary>
internal static class Parse
{
    /// <summary>The network of the type <c>Net</c>, or of another metadata name.</summary>
    public static ParsedNetwork? Network(string source, string type = "Net")
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        return NetworkParser.Parse(compilation.Type(type), compilation, TestContext.Current.CancellationToken).Network;
    }

    /// <summary>The network of a type that has no error.</summary>
    public static NetworkModel Model(string source, string type = "Net") => Assert.IsType<NetworkModel>(Network(source, type));

    /// <summary>The network of a type that has one.</summary>
    public static BrokenNetwork Broken(string source, string type = "Net") => Assert.IsType<BrokenNetwork>(Network(source, type));

    /// <summary>Every network that the sources of a compilation declare.</summary>
    public static IReadOnlyList<ParsedNetwork> Networks(Compilation compilation) =>
        [.. compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, TestContext.Current.CancellationToken)
            .OfType<INamedTypeSymbol>()
            .Select(type => NetworkParser.Parse(type, compilation, TestContext.Current.CancellationToken).Network)
            .OfType<ParsedNetwork>()];

    /// <summary>What C# says, warnings included, once the contract's members stand in every network of a source.</summary>
    public static IReadOnlyList<Diagnostic> CompileWithContract(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        IEnumerable<SyntaxTree> stubs = Networks(compilation)
            .Select(network => TestCompilation.Tree(ContractStub.Print(network), network.Type.HintName + ".g.cs"));
        return [.. compilation.AddSyntaxTrees(stubs)
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }
}
