using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Settings of the project.</summary>
internal static class BuildIngredients
{
    public static IReadOnlyList<Ingredient> All { get; } =
    [
        new("nullable context", draft => Set(draft, build => build with { Nullable = draft.Random.Pick(Enum.GetValues<NullableContextOptions>()) })),
        new("checked arithmetic", draft => Set(draft, build => build with { Checked = true })),
        new("unsafe code allowed", draft => Set(draft, build => build with { Unsafe = true })),
        new("warnings as errors", draft => Set(draft, build => build with { WarningsAreErrors = true })),
        new("documentation read", draft => Set(draft, build => build with { Documentation = DocumentationMode.Diagnose })),
        new("documentation skipped", draft => Set(draft, build => build with { Documentation = DocumentationMode.None })),
        new("module", draft => draft.Claim("files", "program") && Set(draft, build => build with { Kind = OutputKind.NetModule })),
        new("extern alias", draft => draft.Usings.TrueForAll(directive => !directive.Contains("using MlpGen", StringComparison.Ordinal)) && draft.GlobalUsings.TrueForAll(directive => !directive.Contains("::MlpGen", StringComparison.Ordinal))
            && Set(draft, build => build with { RuntimeAlias = draft.Random.Pick((string[])["Library", "Library", "mlp", "sys", "own"]), RuntimeIsGlobalToo = draft.Random.Chance(0.5) })),
        new("every kernel printed in full", draft => Set(draft, build => build with { Kernel = "Unrolled" })),
        new("self-checks", draft => Set(draft, build => build with { SelfChecks = draft.Random.Pick((string[])["true", "false", "True", " FALSE ", "", "yes"]) })),
        new("vector widths", draft => Set(draft, build => build with { VectorBits = draft.Random.Pick((string[])["128", "256", "512", "512;128", "256, 512", ""]) })),
        new("width switch", draft => Set(draft, build => build with { WidthSwitch = true })),
    ];

    private static bool Set(Draft draft, Func<BuildSettings, BuildSettings> change)
    {
        draft.Build = change(draft.Build);
        return true;
    }
}
