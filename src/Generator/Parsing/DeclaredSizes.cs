using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>The layer sizes as <c>[Mlp]</c> gives them, right or wrong.</summary>
/// <param name="Values">Empty where they are absent, null or unreadable.</param>
/// <param name="IsNull">Null was passed in place of the array.</param>
/// <param name="IsReadable">False where C# itself reports an error in them.</param>
/// <param name="Location">All sizes, or the whole attribute where there is none.</param>
/// <param name="Locations">One for each value.</param>
internal sealed record DeclaredSizes(
    IReadOnlyList<int> Values,
    bool IsNull,
    bool IsReadable,
    Location Location,
    IReadOnlyList<Location> Locations);
