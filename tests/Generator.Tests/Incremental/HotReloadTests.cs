using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Incremental;

/// <summary>
/// The statements in docs/hot-reload.md. The compiler computes the difference between two versions of a running program. The kind of edit
/// determines whether an IDE applies it or asks for a restart. Constants and initial values cannot change in a running program.
/// </summary>
public sealed class HotReloadTests
{
    private const string Net = "using MlpGen;\n[Mlp(2, 8, 1)] public sealed partial class Net { public int Twice(int x) { return 2 * x; } }\n";
    private const string Program = "public static class Program { public static int InputSize() { return Net.InputSize; } }\n";

    [Theory]
    [InlineData(Net, "2 * x", "x + x", "Net", "Twice")]
    [InlineData(Program, "return Net.InputSize;", "return Net.InputSize + new Net(1).Twice(3);", "Program", "InputSize")]
    public void A_method_of_the_users_is_applied_and_nothing_is_generated_anew(string file, string before, string after, string type, string method)
    {
        CSharpCompilation old = TestCompilation.Create(Net, Program);
        Version first = new(old), second = new(Edited(old, file, before, after));
        Assert.Equal(first.Texts, second.Texts);
        Assert.Empty(Apply(first, second, [new SemanticEdit(SemanticEditKind.Update, first.Member(type, method), second.Member(type, method))], []));
    }

    [Fact]
    public void A_new_network_is_applied()
    {
        CSharpCompilation old = TestCompilation.Create(Net, Program);
        Version first = new(old), second = new(old.AddSyntaxTrees(TestCompilation.Tree("[MlpGen.Mlp(3, 4)] public sealed partial class Added { }", "Added.cs")));
        Assert.Equal(first.Texts, second.Texts.Where(text => !text.Name.StartsWith("Added", StringComparison.Ordinal)));
        INamespaceSymbol generated = second.Output.GlobalNamespace.GetNamespaceMembers().Single(space => space.Name == "MlpGenerated");
        INamedTypeSymbol[] helpers = [.. generated.GetNamespaceMembers().Single(space => space.Name.StartsWith("Added_", StringComparison.Ordinal)).GetTypeMembers()];
        Assert.NotEmpty(helpers);
        INamedTypeSymbol[] added = [second.Output.Type("Added"), .. helpers];
        Assert.Empty(Apply(first, second, [.. added.Select(type => new SemanticEdit(SemanticEditKind.Insert, null, type))], added));
    }

    [Fact]
    public void Another_size_changes_constants_which_takes_a_restart()
    {
        CSharpCompilation old = TestCompilation.Create(Net, Program);
        Assert.Equal(2, Constant(old));
        Assert.Equal(3, Constant(Edited(old, Net, "2, 8", "3, 8")));

        static object? Constant(Compilation compilation) => Assert.IsType<IFieldSymbol>(new Version(compilation).Member("Net", "InputSize"), exactMatch: false).ConstantValue;
    }

    [Fact]
    public void Another_activation_leaves_the_constants_and_changes_an_initial_value_which_takes_a_restart()
    {
        CSharpCompilation old = TestCompilation.Create(Net, Program);
        Version first = new(old), second = new(Edited(old, Net, "8, 1)", "8, 1, Hidden = Activation.Tanh)"));
        Assert.Equal(first.Constants, second.Constants);
        Assert.Equal(["static readonly NetworkDescription Description"], Initializers(second).Except(Initializers(first)).Select(Head));

        static IEnumerable<string> Initializers(Version version) => version.Texts
            .SelectMany(file => file.Text.Split(";\n"))
            .Where(statement => statement.Contains("static readonly", StringComparison.Ordinal));

        static string Head(string statement) => statement[statement.IndexOf("static readonly", StringComparison.Ordinal)..].Split(" = ")[0];
    }

    private static CSharpCompilation Edited(CSharpCompilation old, string file, string before, string after)
    {
        Assert.Contains(before, file, StringComparison.Ordinal);
        SyntaxTree tree = old.SyntaxTrees.Single(tree => tree.ToString() == file);
        return old.ReplaceSyntaxTree(tree, TestCompilation.Tree(file.Replace(before, after, StringComparison.Ordinal), tree.FilePath));
    }

    /// <summary>Returns the compiler's objections to the difference between two versions.</summary>
    private static ImmutableArray<Diagnostic> Apply(Version first, Version second, SemanticEdit[] edits, ISymbol[] added)
    {
        using MemoryStream image = new();
        Assert.Empty(first.Output.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: TestContext.Current.CancellationToken)
            .Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        using ModuleMetadata module = ModuleMetadata.CreateFromImage(image.ToArray());
        using PEReader reader = new(ImmutableArray.Create(image.ToArray()));
        MetadataReader metadata = reader.GetMetadataReader();
        EmitBaseline baseline = EmitBaseline.CreateInitialBaseline(
            first.Output,
            module,
            _ => default,
            method => reader.GetMethodBody(metadata.GetMethodDefinition(method).RelativeVirtualAddress).LocalSignature,
            hasPortableDebugInformation: true);
        using MemoryStream metadataDelta = new(), ilDelta = new(), pdbDelta = new();
        EmitDifferenceResult result = second.Output.EmitDifference(
            baseline, edits, added.Contains, metadataDelta, ilDelta, pdbDelta, TestContext.Current.CancellationToken);
        Assert.Equal(result.Success, ilDelta.Length > 0);
        return result.Diagnostics;
    }

    /// <summary>A version of the project, with its generated code.</summary>
    private sealed class Version(Compilation compilation)
    {
        private readonly GeneratorRun _run = new(compilation);

        public Compilation Output => _run.Output;

        public (string Name, string Text)[] Texts => [.. _run.Result.GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString()))];

        public IEnumerable<string> Constants => Output.Type("Net").GetMembers()
            .OfType<IFieldSymbol>().Where(constant => constant.HasConstantValue).Select(constant => $"{constant.Name} = {constant.ConstantValue}");

        public ISymbol Member(string type, string name) => Output.Type(type).GetMembers(name).Single();
    }
}
