using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MlpGen.Generator.Parsing;
using Xunit;

namespace MlpGen.Generator.Tests.Engines;

/// <summary>Without MSBuild, a global analyzer configuration carries the options to the generator.</summary>
public sealed class GlobalConfigTests
{
    [Fact]
    public void The_example_of_the_guide_reaches_the_generator()
    {
        string example = Assert.Single(EngineCompilation.Blocks("unity.md", "ini")).Text;
        Assert.True(HasSelfChecks("is_global = true\n"));
        Assert.False(HasSelfChecks(example));
    }

    [Theory]
    [InlineData("[*.cs]\nbuild_property.MlpGenSelfChecks = false\n")]
    [InlineData("is_global = true\n[*.cs]\nbuild_property.MlpGenSelfChecks = false\n")]
    [InlineData("is_global = true\nMlpGenSelfChecks = false\n")]
    public void Options_in_a_section_or_without_the_prefix_do_not(string configuration) => Assert.True(HasSelfChecks(configuration));

    /// <summary>Reads the options of a Debug build, whose default is true.</summary>
    private static bool HasSelfChecks(string configuration)
    {
        AnalyzerConfigSet set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(configuration, "/Assets/Default.globalconfig") });
        return OptionsReader.Read(
            new Options(set.GlobalConfigOptions.AnalyzerOptions), new CSharpParseOptions(preprocessorSymbols: ["DEBUG"]), canCheck: true).SelfChecks;
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
