using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Creates the compilation of a case.</summary>
internal static class FuzzCompilation
{
    private const int EveryWarning = 9999;

    // All compilations derive from the same one, so that its references are read only once.
    private static readonly ConcurrentDictionary<(bool OnNet8, string? Alias, bool IsGlobalToo), CSharpCompilation> _empty = new();

    public static CSharpCompilation Create(FuzzCase fuzz, LanguageVersion version)
    {
        BuildSettings build = fuzz.Build;
        CSharpParseOptions parse = Parse(fuzz, version);
        return Referencing(build)
            .AddSyntaxTrees(fuzz.Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Path)))
            .WithOptions(new CSharpCompilationOptions(
                build.Kind,
                optimizationLevel: build.Optimization,
                checkOverflow: build.Checked,
                allowUnsafe: build.Unsafe,
                generalDiagnosticOption: build.WarningsAreErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default,
                warningLevel: EveryWarning,
                concurrentBuild: false,
                nullableContextOptions: build.Nullable));
    }

    public static CSharpParseOptions Parse(FuzzCase fuzz, LanguageVersion version) => new(
        version, fuzz.Build.Documentation, preprocessorSymbols: fuzz.Build.Optimization == OptimizationLevel.Debug ? ["DEBUG"] : []);

    public static GeneratorDriver Driver(FuzzCase fuzz, LanguageVersion version) => CSharpGeneratorDriver.Create(
        [new MlpGenerator().AsSourceGenerator()],
        parseOptions: Parse(fuzz, version),
        optionsProvider: new BuildProperties(Properties(fuzz.Build).Where(property => property.Value is not null).ToDictionary(property => property.Name, property => property.Value!)));

    private static IEnumerable<(string Name, string? Value)> Properties(BuildSettings build) =>
        [("MlpGenKernel", build.Kernel), ("MlpGenWidthSwitch", build.WidthSwitch ? "true" : ""), ("MlpGenSelfChecks", build.SelfChecks), ("MlpGenVectorBits", build.VectorBits)];

    private static CSharpCompilation Referencing(BuildSettings build) => _empty.GetOrAdd((build.OnNet8, build.RuntimeAlias, build.RuntimeIsGlobalToo), key =>
    {
        CSharpCompilation framework = key.OnNet8 ? TestCompilation.OnNet8 : TestCompilation.OnNet10;
        if (key.Alias is null)
            return framework;
        ImmutableArray<string> aliases = key.IsGlobalToo ? ["global", key.Alias] : [key.Alias];
        MetadataReference[] references = [.. TestCompilation.OfMlpGen(framework)];
        return framework.RemoveReferences(references).AddReferences(references.Select(reference => reference.WithAliases(aliases)));
    });
}
