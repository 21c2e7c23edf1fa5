using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Benchmarks.Generation;

/// <summary>The build property MlpGenKernel, as MSBuild passes it to the generator.</summary>
/// <param name="kernel">The value of the property, or null if a project does not set it.</param>
internal sealed class KernelProperty(string? kernel) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(kernel);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(string? kernel) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.MlpGenKernel" ? kernel : null;
            return value is not null;
        }
    }
}
