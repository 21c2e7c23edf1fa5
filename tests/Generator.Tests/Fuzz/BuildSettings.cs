using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>What a project file says of a drawn project.</summary>
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

    /// <summary>The extern alias of the runtime's reference; null for none.</summary>
    public string? RuntimeAlias { get; init; }

    /// <summary>The runtime can be reached without the alias too.</summary>
    public bool RuntimeIsGlobalToo { get; init; }

    /// <summary>The kernels to force; empty leaves it to the policy.</summary>
    public string Kernel { get; init; } = "";

    public bool WidthSwitch { get; init; }

    /// <summary>The vector widths to generate; empty for all.</summary>
    public string VectorBits { get; init; } = "";

    /// <summary>The build property; null where there is none.</summary>
    public string? SelfChecks { get; init; }

    public bool HasSelfChecks => SelfChecks?.Trim().ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => Optimization == OptimizationLevel.Debug,
    };
}
