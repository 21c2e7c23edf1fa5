using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>The layer sizes in <c>[Mlp]</c>, valid or not.</summary>
/// <param name="Values">The layer sizes. Empty if they are absent, null or unreadable.</param>
/// <param name="IsNull">True if null was passed in place of the array.</param>
/// <param name="IsReadable">False if the C# compiler reports an error in the sizes.</param>
/// <param name="Location">The location of all sizes, or of the whole attribute if there are none.</param>
/// <param name="Locations">The location of each value.</param>
internal sealed record DeclaredSizes(
    IReadOnlyList<int> Values,
    bool IsNull,
    bool IsReadable,
    Location Location,
    IReadOnlyList<Location> Locations);
