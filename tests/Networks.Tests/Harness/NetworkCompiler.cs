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
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>Compiles declarations with the generator, in memory, as a user's project would: optimised, and without a single warning.</summary>
internal static class NetworkCompiler
{
    /// <summary>Compiles many networks in one assembly.</summary>
    /// <exception cref="InvalidOperationException">There is an error or a warning; the message holds all of them.</exception>
    public static Assembly Compile(IEnumerable<NetworkSpec> specs, KernelKind kernel) =>
        Compile("using MlpGen;\n" + string.Join("\n", specs.Select(spec => spec.Declaration)), kernel);

    /// <summary>Compiles C# source.</summary>
    /// <exception cref="InvalidOperationException">There is an error or a warning; the message holds all of them.</exception>
    public static Assembly Compile(string source, KernelKind kernel)
    {
        CSharpParseOptions parseOptions = new(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"Networks{kernel}",
            [CSharpSyntaxTree.ParseText(source, parseOptions, "Networks.cs")],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(MlpAttribute).Assembly.Location)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new MlpGenerator().AsSourceGenerator()], parseOptions: parseOptions, optionsProvider: new BuildProperties(kernel));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> fromGenerator);

        using MemoryStream image = new();
        ImmutableArray<Diagnostic> fromCompiler = generated.Emit(image).Diagnostics;
        string[] problems = [.. fromGenerator.Concat(fromCompiler).Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Select(Describe)];
        if (problems.Length > 0)
            throw new InvalidOperationException($"{problems.Length} problems with kernel {kernel}:\n{string.Join("\n", problems.Take(20))}");
        image.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName).LoadFromStream(image);
    }

    private static string Describe(Diagnostic problem)
    {
        FileLinePositionSpan place = problem.Location.GetLineSpan();
        string line = problem.Location.SourceTree?.GetText().Lines[place.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{problem}\n    {line}";
    }
}
