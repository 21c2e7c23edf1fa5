using System.Collections.Immutable;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>What parsing a type gives: plain data for the generator, diagnostics with their locations for the analyzer.</summary>
/// <param name="Network">Null where generated members have nowhere to go.</param>
/// <param name="Diagnostics">Everything that is wrong, not only the first.</param>
internal sealed record ParseResult(ParsedNetwork? Network, ImmutableArray<Diagnostic> Diagnostics)
{
    public static readonly ParseResult None = new(null, ImmutableArray<Diagnostic>.Empty);
}
