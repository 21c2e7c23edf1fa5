using System.Collections.Generic;
using MlpGen.CodeFixes.Edits;

namespace MlpGen.CodeFixes;

/// <summary>One way to mend what a diagnostic reports.</summary>
/// <param name="Title">What the menu says.</param>
/// <param name="Key">The same for the same way elsewhere, so that all of them can be mended at once.</param>
/// <param name="Edits">What changes.</param>
internal sealed record Fix(string Title, string Key, IReadOnlyList<Edit> Edits);
