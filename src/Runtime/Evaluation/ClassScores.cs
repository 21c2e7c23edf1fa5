using MlpGen.Text;

namespace MlpGen;

/// <summary>The scores of one class, or their average over the classes.</summary>
/// <param name="Precision">
/// The fraction of the rows predicted as the class that belong to it. 0 if no row was predicted as the class.
/// </param>
/// <param name="Recall">The fraction of the rows of the class that were predicted as it. 0 if no row belongs to the class.</param>
/// <param name="F1">
/// The harmonic mean of precision and recall, 2·true positives / (2·true positives + false positives + false negatives). 0 if the class
/// neither occurs nor was predicted.
/// </param>
/// <param name="Support">The number of rows that belong to the class.</param>
public readonly record struct ClassScores(float Precision, float Recall, float F1, int Support)
{
    /// <summary>Returns one line with precision, recall, F1 and support.</summary>
    public override string ToString() =>
        $"precision {TextTable.Score(Precision)}, recall {TextTable.Score(Recall)}, F1 {TextTable.Score(F1)}, "
        + ShortText.Count(Support, "row");
}
