using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace MlpGen.Generator.Tests.Parsing;

public sealed class OptionsReaderTests
{
    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData("", "", null, false)]
    [InlineData("Tiled", "true", "Tiled", true)]
    [InlineData(" Scalar ", "True", "Scalar", true)]
    [InlineData(" ", "false", null, false)]
    public void Reads_build_properties(string? kernel, string? widthSwitch, string? expectedKernel, bool expectedSwitch)
    {
        Properties properties = new(new()
        {
            ["build_property.MlpGenKernel"] = kernel,
            ["build_property.MlpGenWidthSwitch"] = widthSwitch,
        });

        Assert.Equal(new GenerationOptions(expectedKernel, expectedSwitch, SelfChecks: false, VectorWidths.All), OptionsReader.Read(properties, CSharpParseOptions.Default, canCheck: true));
    }

    [Theory]
    [InlineData(null, "DEBUG", true)]
    [InlineData(null, "TRACE", false)]
    [InlineData("", "DEBUG", true)]
    [InlineData("true", "TRACE", true)]
    [InlineData(" True ", "RELEASE", true)]
    [InlineData("false", "DEBUG", false)]
    [InlineData("no", "DEBUG", true)]
    public void Self_checks_are_there_where_the_property_says_so_and_else_in_Debug(string? property, string symbol, bool expected)
    {
        Properties properties = new(new() { ["build_property.MlpGenSelfChecks"] = property });

        CSharpParseOptions parse = CSharpParseOptions.Default.WithPreprocessorSymbols(symbol);
        Assert.Equal(expected, OptionsReader.Read(properties, parse, canCheck: true).SelfChecks);
        Assert.False(OptionsReader.Read(properties, parse, canCheck: false).SelfChecks);
    }

    [Theory]
    [InlineData(null, 32, 128, 256, 512)]
    [InlineData("", 32, 128, 256, 512)]
    [InlineData("256", 256)]
    [InlineData(" 512;128 ", 128, 512)]
    [InlineData("256,256, 512", 256, 512)]
    [InlineData("128 256\t512", 128, 256, 512)]
    [InlineData("64", 32, 128, 256, 512)]
    [InlineData("128;64", 32, 128, 256, 512)]
    [InlineData("+128", 32, 128, 256, 512)]
    [InlineData(",", 32, 128, 256, 512)]
    public void Vector_widths_are_those_of_the_property_narrowest_first(string? property, params int[] expected)
    {
        Properties properties = new(new() { ["build_property.MlpGenVectorBits"] = property });

        Assert.Equal(expected, OptionsReader.Read(properties, CSharpParseOptions.Default, canCheck: false).VectorBits);
    }

    private sealed class Properties(Dictionary<string, string?> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value) && value is not null;
    }
}
