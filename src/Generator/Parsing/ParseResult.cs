using System.Collections.Immutable;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>The result of parsing a type: plain data for the generator, and diagnostics with locations for the analyzer.</summary>
/// <param name="Network">The network. Null if the type cannot be extended with generated members.</param>
/// <param name="Diagnostics">All diagnostics of the type.</param>
/// <param name="Weights">The location of the argument that names the weights, or null.</param>
internal sealed record ParseResult(ParsedNetwork? Network, ImmutableArray<Diagnostic> Diagnostics, Location? Weights = null)
{
    public static readonly ParseResult None = new(null, ImmutableArray<Diagnostic>.Empty);
}
