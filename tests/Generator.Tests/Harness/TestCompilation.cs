extern alias Runtime;

using System.Collections.Generic;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>Compiles sources in memory as a project would that references MlpGen on .NET 10.</summary>
internal static class TestCompilation
{
    private static readonly MetadataReference _runtime = MetadataReference.CreateFromFile(typeof(Runtime::MlpGen.MlpAttribute).Assembly.Location);

    // Shared, because the references are read once and carried over to what is made from it.
    private static readonly CSharpCompilation _empty = CreateEmpty(Net100.References.All);

    public static CSharpCompilation Create(params IEnumerable<string> sources) =>
        _empty.AddSyntaxTrees(sources.Select((source, index) => Tree(source, $"Source{index}.cs")));

    /// <summary>A compilation against another framework, with no source in it yet.</summary>
    public static CSharpCompilation CreateEmpty(IEnumerable<MetadataReference> framework) =>
        CSharpCompilation.Create(
            "Tests",
            references: [.. framework, _runtime],
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Tree(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, path: path, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The type of a metadata name such as <c>Space.Outer+Net</c>.</summary>
    public static INamedTypeSymbol Type(this Compilation compilation, string metadataName) =>
        compilation.Assembly.GetTypeByMetadataName(metadataName)
        ?? throw new System.InvalidOperationException($"The sources declare no type '{metadataName}'.");
}
