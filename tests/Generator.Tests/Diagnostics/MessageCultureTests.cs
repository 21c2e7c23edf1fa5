using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Messages and generated code are the same in every culture.</summary>
public sealed class MessageCultureTests
{
    /// <summary>Every case in a deep run, otherwise one case that breaks each rule.</summary>
    public static TheoryData<string> Names => Depth.Choose(
        [.. RuleCase.All.Where(rule => rule.Fires).DistinctBy(rule => rule.Id).Select(rule => rule.ToString())], RuleTests.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Messages_of_every_rule_are_the_same_in_every_culture(string name)
    {
        RuleCase rule = RuleCase.Find(name);
        Compilation compilation = RuleCase.Compile(rule.Id, MarkedSource.Parse(rule.Source).Text);
        string[] expected = [.. (await Analyze(compilation)).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];

        using InventedCulture culture = new();

        // Without a provider, the message has the culture of the machine that compiles.
        Assert.Equal(expected, (await Analyze(compilation)).Select(diagnostic => diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("[Mlp(2, 8, 1)]")]
    [InlineData("[Mlp(64, 33, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]")]
    [InlineData("[Mlp(3, 300, 2, Hidden = Activation.Gelu), MlpInputs(\"a\", \"b\", \"c\"), MlpLayer(1, Dropout = 0.25)]")]
    [InlineData("[Mlp(2, -8, 1)]")]
    public void Generated_files_are_the_same_in_every_culture(string attributes)
    {
        Compilation compilation = TestCompilation.Create($"using MlpGen; {attributes} public partial class Net {{ }}");
        Dictionary<string, string> expected = Files(compilation);

        using InventedCulture culture = new();

        Assert.Equal(expected, Files(compilation));
    }

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(Compilation compilation) =>
        await AnalyzerRunner.Analyze(compilation, TestContext.Current.CancellationToken);

    private static Dictionary<string, string> Files(Compilation compilation) =>
        new GeneratorRun(compilation).Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
}
