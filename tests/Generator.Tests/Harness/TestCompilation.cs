extern alias Runtime;

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>Compiles sources in memory, as in a project that references MlpGen on .NET 10.</summary>
internal static class TestCompilation
{
    // Shared, because the references are read once and reused by the compilations derived from it.
    public static CSharpCompilation OnNet10 { get; } = CreateEmpty(
        Net100.References.All, typeof(Runtime::MlpGen.MlpAttribute).Assembly.Location, typeof(Runtime::MlpGen.GradientReport).Assembly.Location);

    public static CSharpCompilation OnNet8 { get; } = CreateEmpty(
        Net80.References.All, BuiltForNet8("Runtime", "MlpGen.dll"), BuiltForNet8("Verification", "MlpGen.Verification.dll"));

    // An array, because the compiler enumerates the trees twice.
    public static CSharpCompilation Create(params IEnumerable<string> sources) =>
        OnNet10.AddSyntaxTrees([.. sources.Select((source, index) => Tree(source, $"Source{index}.cs"))]);

    public static SyntaxTree Tree(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, path: path, encoding: Encoding.UTF8, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Returns the type with a metadata name such as <c>Space.Outer+Net</c>.</summary>
    public static INamedTypeSymbol Type(this Compilation compilation, string metadataName) =>
        compilation.Assembly.GetTypeByMetadataName(metadataName)
        ?? throw new System.InvalidOperationException($"The sources declare no type '{metadataName}'.");

    /// <summary>
    /// Returns the references that an MlpGen package adds: the runtime and, where self-checks are enabled, their assembly.
    /// </summary>
    public static IEnumerable<MetadataReference> OfMlpGen(Compilation compilation) =>
        compilation.References.Where(reference => Path.GetFileName(reference.Display) is "MlpGen.dll" or "MlpGen.Verification.dll");

    private static string BuiltForNet8(string project, string file) =>
        RepositoryFiles.Path("src", project, "bin", RepositoryFiles.Configuration, "net8.0", file);

    private static CSharpCompilation CreateEmpty(IEnumerable<MetadataReference> framework, params string[] files) =>
        CSharpCompilation.Create(
            "Tests",
            references: [.. framework, .. files.Select(file => MetadataReference.CreateFromFile(file))],
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
