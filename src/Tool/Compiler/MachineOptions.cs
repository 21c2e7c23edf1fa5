using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Tool.Compiler;

/// <summary>The build properties of the generator: kernels for the vectors of this machine alone, which compile fastest.</summary>
internal sealed class MachineOptions : AnalyzerConfigOptionsProvider
{
    /// <summary>Gets the width of the vectors in bits. 0 if the machine has none.</summary>
    public static int VectorBits { get; } = Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.MlpGenVectorBits" && VectorBits > 0 ? $"{VectorBits}" : null;
            return value is not null;
        }
    }
}
