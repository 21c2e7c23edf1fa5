using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Incremental;

/// <summary>Edits of another file that may change a network, so that it is parsed again, and edits that cannot.</summary>
public sealed class ParseInputsTests
{
    private const string Network = "[MlpGen.Mlp(2, 8, 1)] public sealed partial class Xor { }";

    private const string Other = """
        namespace Game
        {
            public class Enemy
            {
                private const int Size = 8;
                public Enemy() { }
                public int Lives { get; set; }
                public int Strength { get { return 1; } }
                public int Speed => 2;
                public int this[int i] => i;
                public event System.Action Hit { add { } remove { } }
                public void Move(int by) { int here = by; }
                public static Enemy operator +(Enemy one, Enemy other) => one;
                private struct Place { public int X() { return 0; } }
            }

            public partial class Boss { public void Roar() { int loud = 1; } }
        }
        """;

    [Theory]
    [InlineData("int here = by;", "int there = by; Move(th")]
    [InlineData("int here = by;", "void Local() { } class_ is typed")]
    [InlineData("return 1;", "return 1 + Lives;")]
    [InlineData("return 0;", "")]
    [InlineData("=> 2", "=> 2 + Lives")]
    [InlineData("=> i;", "=> 1 - i;")]
    [InlineData("=> one", "=> other")]
    [InlineData("add { }", "add { Lives++; }")]
    [InlineData("public Enemy() { }", "public Enemy() { Lives = 3; }")]
    public void Typing_into_a_body_changes_nothing(string before, string after) => Assert.True(AreEqual(Edited(before, after)));

    [Theory]
    [InlineData("Size = 8", "Size = 9")]
    [InlineData("int Lives", "long Lives")]
    [InlineData("Enemy", "Trainer")]
    [InlineData("namespace Game", "namespace Game.Inner")]
    [InlineData("namespace Game", "global using Loss = System.Int32; namespace Game")]
    [InlineData("Move(int by)", "Move(int by = 1)")]
    [InlineData("Move(int by)", "Move(int by) where")]
    [InlineData("public class Enemy", "[System.Obsolete] public class Enemy")]
    [InlineData("struct Place", "partial struct Place")]
    [InlineData("int loud = 1;", "int loud = 2;")]
    [InlineData("int here = by;", "int here = by; }  public int Kernels() {")]
    [InlineData("int here = by;", "int here = by; {")]
    [InlineData("int here = by;", "int here = by;\n#if NEVER\n")]
    [InlineData("int here = by;", "\n#nullable disable\nint here = by;")]
    [InlineData("namespace Game", "int Workspace = 1; namespace Game")]
    public void What_another_file_can_see_counts(string before, string after) => Assert.False(AreEqual(Edited(before, after)));

    [Fact]
    public void A_body_with_a_directive_counts_whole()
    {
        const string Text = "public class A { void B() {\n#nullable disable\n int c = 1; } }";
        Assert.False(AreEqual(Project(Text), Project(Text.Replace("c = 1", "c = 2", StringComparison.Ordinal))));
    }

    [Fact]
    public void Statements_of_the_program_count()
    {
        const string Text = "System.Console.WriteLine(1);";
        Assert.False(AreEqual(Project(Text), Project(Text.Replace('1', '2'))));
    }

    [Fact]
    public void Files_references_and_options_count()
    {
        CSharpCompilation project = Project(Other);
        SyntaxTree other = project.SyntaxTrees[1];
        Assert.True(AreEqual(project.Clone()));
        Assert.False(AreEqual(project.AddSyntaxTrees(TestCompilation.Tree("class C;", "C.cs"))));
        Assert.False(AreEqual(project.RemoveSyntaxTrees(other)));
        Assert.False(AreEqual(project.ReplaceSyntaxTree(other, other.WithFilePath("Renamed.cs"))));
        Assert.False(AreEqual(project.ReplaceSyntaxTree(other, other.WithRootAndOptions(other.GetRoot(TestContext.Current.CancellationToken), new CSharpParseOptions(preprocessorSymbols: ["A"])))));
        Assert.False(AreEqual(project.WithAssemblyName("Another")));
        Assert.False(AreEqual(project.WithOptions(project.Options.WithOverflowChecks(true))));
        Assert.False(AreEqual(project.WithReferences(TestCompilation.OnNet8.References)));

        bool AreEqual(CSharpCompilation edited) => ParseInputsTests.AreEqual(project, edited);
    }

    private static bool AreEqual(CSharpCompilation edited) => AreEqual(Project(Other), edited);

    private static bool AreEqual(CSharpCompilation one, CSharpCompilation other)
    {
        ParseInputs inputs = new(one);
        Assert.True(inputs.Equals(new ParseInputs(one)));
        return inputs.Equals(new ParseInputs(other));
    }

    private static CSharpCompilation Edited(string before, string after)
    {
        Assert.Contains(before, Other, StringComparison.Ordinal);
        return Project(Other.Replace(before, after, StringComparison.Ordinal));
    }

    private static CSharpCompilation Project(string other) => TestCompilation.OnNet10.AddSyntaxTrees(s_network, TestCompilation.Tree(other, "Other.cs"));

    // Every compilation has the same tree, as when another file is edited.
    private static readonly SyntaxTree s_network = CSharpSyntaxTree.ParseText(Network, path: "Network.cs");
}
