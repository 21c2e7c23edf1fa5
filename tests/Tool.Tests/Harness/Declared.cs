using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Google.Protobuf;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlpGen.Generator;
using MlpGen.Onnx;
using MlpGen.Tool.Compiler;
using Xunit;

namespace MlpGen.Tool.Tests.Harness;

/// <summary>A class that <c>new</c> wrote, compiled and loaded as its comment says.</summary>
internal static class Declared
{
    /// <summary>Compiles a source in the oldest language version, together with the lines of its comment, and runs them.</summary>
    /// <param name="text">The source.</param>
    /// <param name="name">The full name of its class.</param>
    /// <param name="folder">The folder of the file that the lines load.</param>
    public static (INetwork Network, NetworkTransform? Transform) Load(string text, string name, string folder)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("//     ", StringComparison.Ordinal))
            .Select(line => line[2..].Trim())];
        Assert.Equal(2, lines.Length);
        string transform = lines[1].Contains("var inputs =", StringComparison.Ordinal) ? "new NetworkTransform { Inputs = inputs }"
            : lines[1].Contains("out var transform", StringComparison.Ordinal) ? "transform"
            : "null";
        int point = name.LastIndexOf('.');
        string space = point < 0 ? "" : $"using {name[..point]};";
        string program = $$"""
            #nullable enable
            using MlpGen;
            using MlpGen.Onnx;
            {{space}}
            public static class Program
            {
                public static (INetwork, NetworkTransform?) Load()
                {
                    {{string.Join("\n", lines).Replace("LoadFrom(\"", $"LoadFrom(@\"{folder}/\" + \"").Replace("OnnxFile.Open(\"", $"OnnxFile.Open(@\"{folder}/\" + \"")}}
                    return (network, {{transform}});
                }
            }
            """;
        return ((INetwork, NetworkTransform?))Compile(LanguageVersion.CSharp9, text, program).GetType("Program")!.GetMethod("Load")!.Invoke(null, null)!;
    }

    /// <summary>Compiles sources. One of them can be a program.</summary>
    public static Assembly Compile(LanguageVersion language, params string[] sources)
    {
        CSharpParseOptions parse = new(language);
        SyntaxTree[] trees = Array.ConvertAll(sources, source => CSharpSyntaxTree.ParseText(source, parse));
        bool isProgram = Array.Exists(trees, tree => tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any());
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Declared", trees,
            [.. PlatformReferences.All, MetadataReference.CreateFromFile(typeof(OnnxFile).Assembly.Location), MetadataReference.CreateFromFile(typeof(ByteString).Assembly.Location)],
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver
            .Create([new MlpGenerator().AsSourceGenerator()], parseOptions: parse, optionsProvider: new MachineOptions())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        using MemoryStream assembly = new();
        Diagnostic[] problems = [.. generated.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(problems.Length == 0, string.Join('\n', problems.AsEnumerable()));
        return Assembly.Load(assembly.ToArray());
    }
}
