extern alias Generator;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Generator::MlpGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// Compiles declarations with the generator in memory, as a user's project would: optimized, and without a single warning.
/// </summary>
internal static class NetworkCompiler
{
    // Shared, because each reference caches what the compiler has read of it.
    private static readonly MetadataReference[] s_references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(MlpAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(GradientReport).Assembly.Location),
    ];

    /// <summary>
    /// Compiles many networks in one assembly, by default without plain loops. The kernel kind Scalar has nothing else, and stands for them.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are errors or warnings. The message lists them.</exception>
    public static Assembly Compile(IEnumerable<NetworkSpec> specs, KernelKind kernel, string vectorBits = "128 256 512") =>
        Compile("using MlpGen;\n" + string.Join("\n", specs.Select(spec => spec.Declaration)), kernel, vectorBits);

    /// <summary>Compiles C# source.</summary>
    /// <exception cref="InvalidOperationException">There are errors or warnings. The message lists them.</exception>
    public static Assembly Compile(string source, KernelKind kernel, string vectorBits = "")
    {
        string name = $"Networks{kernel}";
        byte[] image = Compile(name, source, OutputKind.DynamicallyLinkedLibrary, new BuildProperties(kernel, vectorBits));
        return new AssemblyLoadContext(name).LoadFromStream(new MemoryStream(image));
    }

    /// <summary>Compiles a program with a Main method, without the build properties that only tests use.</summary>
    /// <exception cref="InvalidOperationException">There are errors or warnings. The message lists them.</exception>
    public static byte[] CompileProgram(string source) => Compile("Program", source, OutputKind.ConsoleApplication, null);

    private static byte[] Compile(string name, string source, OutputKind kind, AnalyzerConfigOptionsProvider? properties)
    {
        CSharpParseOptions parseOptions = new(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, parseOptions, "Networks.cs")],
            s_references,
            new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new MlpGenerator().AsSourceGenerator()], parseOptions: parseOptions, optionsProvider: properties);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> fromGenerator);

        using MemoryStream image = new();
        ImmutableArray<Diagnostic> fromCompiler = generated.Emit(image).Diagnostics;
        string[] problems = [.. fromGenerator.Concat(fromCompiler).Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Select(Describe)];
        return problems.Length == 0
            ? image.ToArray()
            : throw new InvalidOperationException($"{name}: {problems.Length} problems:\n{string.Join("\n", problems.Take(20))}");
    }

    private static string Describe(Diagnostic problem)
    {
        FileLinePositionSpan place = problem.Location.GetLineSpan();
        string line = problem.Location.SourceTree?.GetText().Lines[place.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{problem}\n    {line}";
    }
}
