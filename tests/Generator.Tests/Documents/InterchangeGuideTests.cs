using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>The code in docs/interchange.md is a single program, and it compiles.</summary>
public sealed class InterchangeGuideTests
{
    [Fact]
    public void The_code_of_the_guide_compiles()
    {
        string[] blocks = [.. File.ReadAllText(RepositoryFiles.Path("docs", "interchange.md"))
            .Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0])];
        Assert.Equal(4, blocks.Length);
        Assert.Contains("OnnxFile.Save(", blocks[0], StringComparison.Ordinal);

        string onnx = RepositoryFiles.Path("src", "Onnx", "bin", RepositoryFiles.Configuration, "net10.0", "MlpGen.Onnx.dll");
        CSharpCompilation compilation = TestCompilation.Create(string.Concat(blocks)).AddReferences(MetadataReference.CreateFromFile(onnx));
        Assert.Empty(GeneratorRun.WithScalarKernels(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))).Problems());
    }
}
