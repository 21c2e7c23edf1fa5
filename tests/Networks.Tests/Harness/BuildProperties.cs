using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// The build properties that force a kernel kind, select vector widths and request self-checks, as MSBuild would pass them. Self-checks add
/// the switch of the vector width.
/// </summary>
internal sealed class BuildProperties : AnalyzerConfigOptionsProvider
{
    private readonly Properties _properties;

    public BuildProperties(KernelKind kernel, string vectorBits = "")
    {
        Dictionary<string, string> values = new()
        {
            ["build_property.MlpGenSelfChecks"] = "true",
            ["build_property.MlpGenVectorBits"] = vectorBits,
        };
        if (kernel != KernelKind.Policy)
            values["build_property.MlpGenKernel"] = kernel.ToString();
        _properties = new Properties(values);
    }

    public override AnalyzerConfigOptions GlobalOptions => _properties;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _properties;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _properties;

    private sealed class Properties(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
