using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>What the user calls the numbers of a row: the fields of the struct that is generated for it.</summary>
/// <param name="Fields">In the order of the numbers.</param>
internal sealed record RowNames(EquatableArray<RowField> Fields);

/// <summary>One of them.</summary>
/// <param name="Name">As the attribute says it: <c>distance</c>.</param>
/// <param name="Identifier">The field, escaped where it must be: <c>Distance</c>.</param>
internal sealed record RowField(string Name, string Identifier);
