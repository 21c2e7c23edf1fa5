using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model;

/// <summary>The user-defined names of the values in a row: the fields of the generated struct.</summary>
/// <param name="Fields">The fields, in the order of the values.</param>
internal sealed record RowNames(EquatableArray<RowField> Fields);

/// <summary>A field of such a struct.</summary>
/// <param name="Name">The name as given in the attribute: <c>distance</c>.</param>
/// <param name="Identifier">The name of the field, escaped if necessary: <c>Distance</c>.</param>
internal sealed record RowField(string Name, string Identifier);
