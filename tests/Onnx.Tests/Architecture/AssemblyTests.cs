using System;
using System.Linq;
using MlpGen.Generator.Tests.Compiled;
using Xunit;

namespace MlpGen.Onnx.Tests.Architecture;

/// <summary>The assembly of MlpGen.Onnx as a whole.</summary>
public sealed class AssemblyTests
{
    [Fact]
    public void It_asks_for_no_culture()
    {
        string[] uses = [.. MachineCulture.Uses(typeof(OnnxFile).Assembly)];
        Assert.True(uses.Length == 0, string.Join('\n', uses));
    }

    /// <summary>The types that are generated from the schema stay internal, so that users depend on no version of them.</summary>
    [Fact]
    public void Its_public_types_are_these() => Assert.Equal(
        ["OnnxCandidate", "OnnxExportOptions", "OnnxFile", "OnnxInput", "OnnxModel", "OnnxOpenOptions"],
        typeof(OnnxFile).Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal));
}
