using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Makes a compilation of a case.</summary>
internal static class FuzzCompilation
{
    private const int EveryWarning = 9999;

    public static CSharpCompilation Create(FuzzCase fuzz, LanguageVersion version)
    {
        BuildSettings build = fuzz.Build;
        CSharpParseOptions parse = Parse(fuzz, version);
        CSharpCompilation framework = build.OnNet8 ? TestCompilation.OnNet8 : TestCompilation.OnNet10;
        IEnumerable<MetadataReference> references = framework.References;
        if (build.RuntimeAlias is { } alias)
            references = references.Select(reference => reference.Display?.EndsWith("MlpGen.dll", StringComparison.Ordinal) == true
                ? reference.WithAliases(build.RuntimeIsGlobalToo ? ["global", alias] : ImmutableArray.Create(alias))
                : reference);
        return CSharpCompilation.Create(
            $"Fuzz{fuzz.Seed}",
            fuzz.Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Path)),
            references,
            new CSharpCompilationOptions(
                build.Kind,
                optimizationLevel: build.Optimization,
                checkOverflow: build.Checked,
                allowUnsafe: build.Unsafe,
                generalDiagnosticOption: build.WarningsAreErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default,
                warningLevel: EveryWarning,
                concurrentBuild: false,
                nullableContextOptions: build.Nullable));
    }

    public static CSharpParseOptions Parse(FuzzCase fuzz, LanguageVersion version) => new(version, fuzz.Build.Documentation);

    public static GeneratorDriver Driver(FuzzCase fuzz, LanguageVersion version) => CSharpGeneratorDriver.Create(
        [new MlpGenerator().AsSourceGenerator()],
        parseOptions: Parse(fuzz, version),
        optionsProvider: new BuildProperties(new Dictionary<string, string>
        {
            ["MlpGenKernel"] = fuzz.Build.Kernel,
            ["MlpGenWidthSwitch"] = fuzz.Build.WidthSwitch ? "true" : "",
        }));
}
