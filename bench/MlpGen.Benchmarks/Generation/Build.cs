extern alias Generator;

using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Basic.Reference.Assemblies;
using Generator::MlpGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace MlpGen.Benchmarks.Generation;

/// <summary>Generates and compiles sources in memory, as a Release build does, and measures the time of each phase.</summary>
internal sealed class Build
{
    /// <summary>A compilation with references and options, without sources.</summary>
    public static CSharpCompilation Empty { get; } = CSharpCompilation.Create(
        "Generated",
        references: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(MlpAttribute).Assembly.Location)],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Builds a source.</summary>
    /// <param name="source">The source that a user writes.</param>
    /// <param name="kernel">The kernels for every layer, as a value of the build property MlpGenKernel. With null, the policy chooses.</param>
    public Build(string source, string? kernel = null)
    {
        // The symbols of the references are read once for all builds, as IDEs and compiler servers do.
        CSharpCompilation compilation = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new MlpGenerator().AsSourceGenerator()], optionsProvider: new KernelProperty(kernel));

        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        GenerationTime = Stopwatch.GetElapsedTime(start);

        using MemoryStream image = new();
        start = Stopwatch.GetTimestamp();
        EmitResult result = output.Emit(image);
        CompilationTime = Stopwatch.GetElapsedTime(start);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics));

        Text = string.Concat(driver.GetRunResult().GeneratedTrees);
        Image = image.ToArray();
        BytesOfIl = CountIl(Image);
    }

    /// <summary>The time from the parsed source to the text of the network, parsed again by the compiler.</summary>
    public TimeSpan GenerationTime { get; }

    /// <summary>The time from the text of the network to the assembly.</summary>
    public TimeSpan CompilationTime { get; }

    /// <summary>All generated text.</summary>
    public string Text { get; }

    /// <summary>The bytes of IL of all methods.</summary>
    public int BytesOfIl { get; }

    /// <summary>The bytes of the assembly.</summary>
    public byte[] Image { get; }

    private static int CountIl(byte[] image)
    {
        using PEReader file = new(ImmutableArray.Create(image));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.MethodDefinitions
            .Select(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress)
            .Where(address => address != 0)
            .Sum(address => file.GetMethodBody(address).GetILReader().Length);
    }
}
