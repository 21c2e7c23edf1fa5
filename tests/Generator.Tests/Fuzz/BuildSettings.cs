using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>The settings in the project file of a random project.</summary>
internal sealed record BuildSettings
{
    public bool OnNet8 { get; init; }

    public OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public OptimizationLevel Optimization { get; init; }

    public DocumentationMode Documentation { get; init; } = DocumentationMode.Parse;

    public bool Checked { get; init; }

    public bool Unsafe { get; init; }

    public bool WarningsAreErrors { get; init; }

    /// <summary>The extern alias of the reference to the runtime. Null if there is none.</summary>
    public string? RuntimeAlias { get; init; }

    /// <summary>True if the runtime can also be reached without the alias.</summary>
    public bool RuntimeIsGlobalToo { get; init; }

    /// <summary>The kernels to force. Empty for the policy's choice.</summary>
    public string Kernel { get; init; } = "";

    public bool WidthSwitch { get; init; }

    /// <summary>The vector widths to generate. Empty for all.</summary>
    public string VectorBits { get; init; } = "";

    /// <summary>The value of the build property. Null if it is not set.</summary>
    public string? SelfChecks { get; init; }

    public bool HasSelfChecks => SelfChecks?.Trim().ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => Optimization == OptimizationLevel.Debug,
    };
}
