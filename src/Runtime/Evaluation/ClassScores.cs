using MlpGen.Text;

namespace MlpGen;

/// <summary>How well one class is told from the others, or an average over the classes.</summary>
/// <param name="Precision">Of the rows that were taken for it, the part that are of it; 0 where none was.</param>
/// <param name="Recall">Of the rows that are of it, the part that were taken for it; 0 where none is.</param>
/// <param name="F1">
/// The harmonic mean of the two, 2·true positives / (2·true positives + false positives + false negatives); 0 where that has no rows.
/// </param>
/// <param name="Support">The rows that are of it.</param>
public readonly record struct ClassScores(float Precision, float Recall, float F1, int Support)
{
    /// <summary>One line: precision, recall, F1 and support.</summary>
    public override string ToString() =>
        $"precision {TextTable.Score(Precision)}, recall {TextTable.Score(Recall)}, F1 {TextTable.Score(F1)}, "
        + ShortText.Count(Support, "row");
}
