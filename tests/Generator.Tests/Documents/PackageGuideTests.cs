using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>The code in the guide to each further package is a single program, and it compiles.</summary>
public sealed class PackageGuideTests
{
    [Theory]
    [InlineData("data.md", "Data", 15, "CsvDataset.Read(")]
    [InlineData("interchange.md", "Onnx", 4, "OnnxFile.Save(")]
    [InlineData("quantization.md", "Onnx", 2, ".Quantize(")]
    public void The_code_of_the_guide_compiles(string guide, string package, int count, string first)
    {
        string[] blocks = CodeBlocks.Of("docs", guide);
        Assert.Equal(count, blocks.Length);
        Assert.Contains(first, blocks[0], StringComparison.Ordinal);

        string assembly = RepositoryFiles.Path("src", package, "bin", RepositoryFiles.Configuration, "net10.0", $"MlpGen.{package}.dll");
        CSharpCompilation compilation = TestCompilation.Create(string.Concat(blocks)).AddReferences(MetadataReference.CreateFromFile(assembly));
        Assert.Empty(GeneratorRun.WithScalarKernels(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))).Problems());
    }
}
