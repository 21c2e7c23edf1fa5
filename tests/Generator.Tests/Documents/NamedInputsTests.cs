using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>The code in the guide is a single program, with a file for each block, and it compiles.</summary>
public sealed class NamedInputsTests
{
    [Fact]
    public void The_code_of_the_guide_compiles()
    {
        string[] blocks = CodeBlocks.Of("docs", "named-inputs.md");
        Assert.Equal(4, blocks.Length);
        Assert.Contains("MemoryMarshal.Cast<Species, int>(species)", blocks[3], StringComparison.Ordinal);
        Assert.Contains("driver.Forward(new Driver.Input {", blocks[0], StringComparison.Ordinal);

        CSharpCompilation compilation = TestCompilation.Create(blocks);
        Assert.Empty(GeneratorRun.WithScalarKernels(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))).Problems());
    }
}
