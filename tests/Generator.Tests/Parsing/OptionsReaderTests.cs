using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
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

        Assert.Equal(new GenerationOptions(expectedKernel, expectedSwitch), OptionsReader.Read(properties));
    }

    private sealed class Properties(Dictionary<string, string?> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value) && value is not null;
    }
}
