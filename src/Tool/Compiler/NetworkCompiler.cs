using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator;
using MlpGen.Tool.Declaration;
using MlpGen.Tool.Files;
using MlpGen.Tool.Terminal;

namespace MlpGen.Tool.Compiler;

/// <summary>Compiles networks for this machine, with the generator that projects use. They have the code of inference alone.</summary>
internal static class NetworkCompiler
{
    private const string Name = "Network";

    /// <summary>Compiles the class of a network, and creates an instance with its parameters.</summary>
    /// <exception cref="ToolException">The generator refuses the network.</exception>
    public static IInferenceNetwork Create(Network network)
    {
        IInferenceNetwork compiled = (IInferenceNetwork)Activator.CreateInstance(Compile(network), 0)!;
        compiled.SetParameters(network.Parameters);
        return compiled;
    }

    /// <summary>Compiles the class of networks that have the same layers, and creates an instance with the parameters of each.</summary>
    public static (IInferenceNetwork First, IInferenceNetwork Second) Create(Network first, Network second)
    {
        IInferenceNetwork one = Create(first);
        if (!first.Activations.SequenceEqual(second.Activations) || !first.LayerSizes.SequenceEqual(second.LayerSizes))
            return (one, Create(second));
        IInferenceNetwork other = (IInferenceNetwork)Activator.CreateInstance(one.GetType(), 0)!;
        other.SetParameters(second.Parameters);
        return (one, other);
    }

    private static Type Compile(Network network)
    {
        Compilation compilation = Generate(ClassText.Write(network, Name, isTrainable: false));
        using MemoryStream assembly = new();
        ThrowIfBroken(compilation.Emit(assembly).Diagnostics);
        return Assembly.Load(assembly.ToArray()).GetType(Name)!;
    }

    /// <summary>Adds the generated code to a source.</summary>
    /// <exception cref="ToolException">The generator refuses the source.</exception>
    public static Compilation Generate(string source)
    {
        CSharpParseOptions parse = new(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "MlpGen.Tool.Networks", [CSharpSyntaxTree.ParseText(source, parse)], PlatformReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new MlpGenerator().AsSourceGenerator()], parseOptions: parse, optionsProvider: new MachineOptions())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        if (driver.GetRunResult().Results[0].Exception is { } error)
            throw new InvalidOperationException("The generator failed.", error);
        return generated;
    }

    private static void ThrowIfBroken(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new ToolException($"The network cannot be compiled: {error.GetMessage()}");
    }
}
