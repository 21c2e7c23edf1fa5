using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.Generator.Tests.Parsing;

/// <summary>
/// The effect of user-defined members on the generated ones. <see cref="ContractFitsTests"/> lets the compiler check which members hide
/// others.
/// </summary>
public sealed class MemberFactsTests
{
    [Theory]
    [InlineData("partial class Net;", false)]
    [InlineData("partial class Net { static Net() { } }", false)]
    [InlineData("partial class Net { private Net(int seed) { } }", true)]
    [InlineData("partial class Net { internal Net() { } }", true)]
    [InlineData("partial class Net(int width) { public int Width => width; }", true)]
    [InlineData("partial class Net(); partial class Net;", true)]
    [InlineData("partial class Net; partial class Net { public Net(string name) { } }", true)]
    public void A_constructor_of_instances_is_noticed(string declaration, bool declares) =>
        Assert.Equal(declares, Parse.Model("[MlpGen.Mlp(2, 1)] " + declaration).Members.DeclaresConstructor);

    [Fact]
    public void A_record_declares_only_what_the_user_writes()
    {
        Assert.False(Parse.Broken("[MlpGen.Mlp(2, 1)] partial record Net;").Members.DeclaresConstructor);
        Assert.True(Parse.Broken("[MlpGen.Mlp(2, 1)] partial record Net(int Width);").Members.DeclaresConstructor);
    }

    [Fact]
    public void A_field_clashes_with_every_overload()
    {
        MemberFacts members = Parse.Broken("[MlpGen.Mlp(2, 1)] partial class Net { int Save; void Forward() { } void Initialize(int seed) { } }").Members;

        Assert.Equal(["Initialize(int)", "Save(string)", "Save(System.IO.Stream)"], members.Clashing);
    }

    [Fact]
    public void Names_that_helpers_would_take_are_listed_once_and_in_order()
    {
        const string Source = """
            class Base { protected int _mlpParameters2; private int _mlpParameters3; public string _mlp => ""; }
            [MlpGen.Mlp(2, 1)] partial class Net : Base { int _mlpParameters, _other; void _mlpVectorWidth(int a) { } void _mlpVectorWidth() { } }
            [MlpGen.Mlp(2, 1)] partial class _mlpParameters(int _mlpVectorWidth_) { int _length = _mlpVectorWidth_; }
            """;

        Assert.Equal(["_mlpParameters", "_mlpParameters2", "_mlpVectorWidth"], Parse.Model(Source).Members.Taken);
        Assert.Equal(["_mlpParameters", "_mlpVectorWidth_"], Parse.Model(Source, "_mlpParameters").Members.Taken);
    }

    [Fact]
    public void Nothing_is_noticed_where_there_is_nothing() =>
        Assert.Equal(new MemberFacts(false, false, false, default, default, default), Parse.Model("[MlpGen.Mlp(2, 1)] partial class Net { void Forward() { } }").Members);

    // The analyzer sees the generator's output and must not mistake it for user code.
    [Theory]
    [InlineData("MlpGen.Generator/MlpGen.Generator.MlpGenerator/Net.g.cs")]
    [InlineData("obj/generated/MlpGen.Generator/MlpGen.Generator.MlpGenerator/Net.g.cs")]
    [InlineData("obj\\generated\\MlpGen.Generator\\MlpGen.Generator.MlpGenerator\\Net.g.cs")]
    public void The_generated_part_is_not_the_users(string path)
    {
        const string Source = """
            [MlpGen.Mlp(2, 1)] partial class Net : Base { public void Forward() { } }
            [MlpGen.Mlp(2, 1)] partial class Base { public Base() { } }
            """;
        CSharpCompilation before = TestCompilation.Create(Source);
        CSharpCompilation after = before;
        foreach (ParsedNetwork network in Parse.Networks(before))
            after = after.AddSyntaxTrees(TestCompilation.Tree(ContractStub.Print(network), path));

        ParseResult result = NetworkParser.Parse(after.Type("Net"), after, TestContext.Current.CancellationToken);

        Assert.Empty(after.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(Parse.Network(Source), result.Network);
    }

    [Fact]
    public void A_clash_with_another_generator_is_reported()
    {
        CSharpCompilation compilation = TestCompilation.Create("[MlpGen.Mlp(2, 1)] partial class Net;")
            .AddSyntaxTrees(TestCompilation.Tree("partial class Net { int InputSize; }", "Other/Other.Generator/Net.g.cs"));

        Assert.Equal("MLP022", Assert.Single(NetworkParser.Parse(compilation.Type("Net"), compilation, TestContext.Current.CancellationToken).Diagnostics).Id);
    }
}
