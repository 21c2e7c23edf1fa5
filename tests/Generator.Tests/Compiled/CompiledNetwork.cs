using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>A source, generated and compiled in memory as a Release build does.</summary>
internal sealed class CompiledNetwork
{
    /// <summary>Compiles a source.</summary>
    /// <param name="source">The user's file.</param>
    /// <param name="kernel">The kind of kernel to force; empty for the policy's choice, which is what users get.</param>
    public CompiledNetwork(string source, string kernel = "")
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        GeneratorRun run = new(compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)), ("MlpGenKernel", kernel));
        using MemoryStream image = new();
        EmitResult result = run.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        using PEReader file = new(image);
        Methods = [.. MethodCode.ReadAll(file)];
        Uncalled = [.. UncalledMethods.Find(file)];
        Files = run.Result.GeneratedSources;
    }

    /// <summary>Every method of the assembly.</summary>
    public IReadOnlyList<MethodCode> Methods { get; }

    /// <summary>Methods that nothing in the assembly calls and nothing outside can.</summary>
    public IReadOnlyList<string> Uncalled { get; }

    /// <summary>What was generated.</summary>
    public ImmutableArray<GeneratedSourceResult> Files { get; }

    /// <summary>Of generated text.</summary>
    public int Characters => Files.Sum(file => file.SourceText.Length);

    /// <summary>Bytes of IL of all methods.</summary>
    public int Bytes => Methods.Sum(method => method.Bytes);
}
