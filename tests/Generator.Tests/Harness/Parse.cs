using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>Shortcuts from sources to parsed networks.</summary>
internal static class Parse
{
    /// <summary>Returns the network of the type <c>Net</c>, or of another metadata name.</summary>
    public static ParsedNetwork? Network(string source, string type = "Net")
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        return NetworkParser.Parse(compilation.Type(type), compilation, TestContext.Current.CancellationToken).Network;
    }

    /// <summary>Returns the network of a type without errors.</summary>
    public static NetworkModel Model(string source, string type = "Net") => Assert.IsType<NetworkModel>(Network(source, type));

    /// <summary>Returns the network of a type with an error.</summary>
    public static BrokenNetwork Broken(string source, string type = "Net") => Assert.IsType<BrokenNetwork>(Network(source, type));

    /// <summary>Returns every network that the sources of a compilation declare.</summary>
    public static IReadOnlyList<ParsedNetwork> Networks(Compilation compilation) =>
        [.. compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, TestContext.Current.CancellationToken)
            .OfType<INamedTypeSymbol>()
            .Select(type => NetworkParser.Parse(type, compilation, TestContext.Current.CancellationToken).Network)
            .OfType<ParsedNetwork>()];

    /// <summary>
    /// Returns the C# diagnostics, including warnings, after the contract's members are added to every network in a source.
    /// </summary>
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
