using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>The code in docs/data.md is a single program, and it compiles.</summary>
public sealed class DataGuideTests
{
    [Fact]
    public void The_code_of_the_guide_compiles()
    {
        string[] blocks = [.. File.ReadAllText(RepositoryFiles.Path("docs", "data.md"))
            .Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0])];
        Assert.Equal(15, blocks.Length);
        Assert.Contains("CsvDataset.Read(", blocks[0], StringComparison.Ordinal);

        string data = RepositoryFiles.Path("src", "Data", "bin", RepositoryFiles.Configuration, "net10.0", "MlpGen.Data.dll");
        CSharpCompilation compilation = TestCompilation.Create(string.Concat(blocks)).AddReferences(MetadataReference.CreateFromFile(data));
        Assert.Empty(GeneratorRun.WithScalarKernels(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))).Problems());
    }
}
