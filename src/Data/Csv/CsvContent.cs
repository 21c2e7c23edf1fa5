using System.Collections.Generic;

namespace MlpGen;

/// <summary>The content of a CSV file.</summary>
/// <param name="Data">Its rows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="SkippedLines">The lines, from 1, of the rows that were left out as incomplete.</param>
internal sealed record CsvContent(Dataset Data, CsvColumns Columns, IReadOnlyList<long> SkippedLines);
