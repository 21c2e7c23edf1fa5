using System.Collections.Generic;

namespace MlpGen;

/// <summary>The content of a CSV file.</summary>
/// <param name="Data">The rows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="SkippedLines">The line numbers, from 1, of the incomplete rows that were skipped.</param>
internal sealed record CsvContent(Dataset Data, CsvColumns Columns, IReadOnlyList<long> SkippedLines);
