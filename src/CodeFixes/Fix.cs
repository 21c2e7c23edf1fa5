using System.Collections.Generic;
using MlpGen.CodeFixes.Edits;

namespace MlpGen.CodeFixes;

/// <summary>One way to fix a diagnostic.</summary>
/// <param name="Title">The text in the menu.</param>
/// <param name="Key">The equivalence key, which equivalent fixes share so that all of them can be applied at once.</param>
/// <param name="Edits">The changes to the source.</param>
internal sealed record Fix(string Title, string Key, IReadOnlyList<Edit> Edits);
