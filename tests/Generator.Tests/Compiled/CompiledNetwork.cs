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

/// <summary>A source that is generated and compiled in memory, as in a Release build.</summary>
internal sealed class CompiledNetwork
{
    /// <summary>Compiles a source.</summary>
    /// <param name="source">The user's file.</param>
    /// <param name="kernel">The kind of kernel to force. Empty for the policy's choice, which is what users get.</param>
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

    /// <summary>Every method in the assembly.</summary>
    public IReadOnlyList<MethodCode> Methods { get; }

    /// <summary>The methods that nothing in the assembly calls and nothing outside can call.</summary>
    public IReadOnlyList<string> Uncalled { get; }

    /// <summary>The generated files.</summary>
    public ImmutableArray<GeneratedSourceResult> Files { get; }

    /// <summary>The length of the generated text, in characters.</summary>
    public int Characters => Files.Sum(file => file.SourceText.Length);

    /// <summary>The IL of all methods, in bytes.</summary>
    public int Bytes => Methods.Sum(method => method.Bytes);
}
